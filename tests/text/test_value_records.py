"""Values: equal by their fields, hashed by them, told whole."""

from dataclasses import replace

from framing.text.values import value


@value
class Point:
    """A place in a plane."""

    x: int
    y: int = 0


def test_values_are_equal_by_their_fields() -> None:
    assert Point(1) == Point(1, 0)
    assert {Point(1), Point(1, 0), Point(2)} == {Point(2), Point(1)}
    assert repr(Point(1)) == "Point(x=1, y=0)"


def test_a_value_is_replaced_by_a_new_one() -> None:
    one = Point(1)
    assert replace(one, y=3) == Point(1, 3)
    assert one == Point(1)


def test_values_have_no_room_for_more() -> None:
    assert not hasattr(Point(1), "__dict__")
