"""Agreement of coders: how far judgements of several people can be relied on."""
