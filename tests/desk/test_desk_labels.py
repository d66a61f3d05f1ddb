from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.labels import Labels, label_box

PLACES = st.tuples(
    st.text("abcdefgh", min_size=1, max_size=20), st.floats(0, 720), st.floats(0, 400)
)


def meet(one, other):
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_a_name_stands_to_the_right_where_nothing_is_there():
    assert Labels((720, 400), []).place("Ferry", (100, 100), 5) == (109, 105, "start")


def test_the_next_of_the_same_spot_stands_elsewhere():
    labels = Labels((720, 400), [])
    anchors = [labels.place("Ferry", (300, 100), 5)[2] for _ in range(2)]
    assert anchors == ["start", "end"]


def test_the_name_of_a_country_is_left_free_where_there_is_room():
    country = label_box("Elbonia", (150, 100, "middle"))
    assert Labels((720, 400), [country]).place("Ferry", (100, 100), 5)[2] == "end"


@given(st.lists(PLACES, max_size=12))
def test_no_name_is_on_another_or_out_of_the_picture(places):
    labels = Labels((720, 400), [])
    boxes = []
    for name, x, y in places:
        found = labels.place(name, (x, y), 5)
        if found is not None:
            box = label_box(name, found)
            assert 0 <= box[0] <= box[2] <= 720
            assert not any(meet(box, other) for other in boxes)
            boxes.append(box)
