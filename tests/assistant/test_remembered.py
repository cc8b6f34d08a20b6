import threading

from assistant.remembered import PerThread, Remembered


def test_what_is_remembered_is_not_read_again_and_a_key_is_read_once() -> None:
    read: list[list[str]] = []

    def lengths(keys: list[str]) -> dict[str, int]:
        read.append(keys)
        return {key: len(key) for key in keys}

    held: Remembered[int] = Remembered(10)

    assert held.of(["a", "bb", "a"], lengths) == {"a": 1, "bb": 2}
    assert held.of(["bb", "ccc"], lengths) == {"bb": 2, "ccc": 3}
    assert read == [["a", "bb"], ["ccc"]]


def test_where_there_are_too_many_what_is_asked_for_stays() -> None:
    read: list[list[str]] = []

    def lengths(keys: list[str]) -> dict[str, int]:
        read.append(keys)
        return {key: len(key) for key in keys}

    held: Remembered[int] = Remembered(2)
    held.keep({"a": 1, "bb": 2})

    assert held.of(["a", "ccc"], lengths) == {"a": 1, "ccc": 3}
    held.of(["a", "bb"], lengths)
    assert read == [["ccc"], ["bb"]]


def test_every_thread_has_its_own_value_and_keeps_it() -> None:
    own: PerThread[object] = PerThread(object)
    others: list[object] = []
    thread = threading.Thread(target=lambda: others.extend((own.get(), own.get())))
    thread.start()
    thread.join()

    assert own.get() is own.get()
    assert others[0] is others[1] is not own.get()
