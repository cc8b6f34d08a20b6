"""Years and reference dates are read from questions; numbers of laws and reports are not."""

import pytest

from assistant.periods import find_period


@pytest.mark.parametrize(
    ("question", "years", "as_of"),
    [
        pytest.param("Wat was de positie van kinderen in Eritrea in 2016?", (2016,), None, id="one year"),
        pytest.param("How did it change between 2019 and 2021?", (2019, 2021), None, id="two years compared"),
        pytest.param("incidents 2019-2021", (2019, 2020, 2021), None, id="a range"),
        pytest.param("Geldt richtlijn 2011/95/EU in Irak?", (), None, id="a directive"),
        pytest.param("Wat staat in BWBR0012288-2014-01-01?", (), None, id="a file"),
        pytest.param("Wat gold per 1 maart 2015 voor Somalië?", (), "2015-03-01", id="a reference date"),
        pytest.param("policy in force on March 5, 2014", (), "2014-03-05", id="an English reference date"),
        pytest.param(
            "as of 2013-06-30, is there a moratorium?", (), "2013-06-30", id="an ISO reference date"
        ),
        pytest.param("Wat gebeurde op 5 december 2024?", (2024,), None, id="the date of an event"),
        pytest.param("1500 doden en 3000 gewonden", (), None, id="other numbers"),
    ],
)
def test_period(question: str, years: tuple[int, ...], as_of: str | None) -> None:
    found = find_period(question)

    assert (found.years, found.as_of) == (years, as_of)
