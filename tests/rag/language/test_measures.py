"""Amounts as texts state them, with the unit that says of what."""

import pytest

from rag.language.measures import Measure, measured_spans, states, unit_words

STATED = [
    (Measure.MONEY, "Tiketnya Rp25.000 per orang."),
    (Measure.MONEY, "A ticket costs two pounds."),
    (Measure.MONEY, "Harganya kini 43 ribu."),
    (Measure.MONEY, "Harga cabai 68.000 per kilogram."),
    (Measure.MONEY, "Masuk gratis untuk anak-anak."),
    (Measure.MASS, "Batu itu seberat 1,5 ton."),
    (Measure.MASS, "The parcel weighs three kilograms."),
    (Measure.LENGTH, "a 12-kilometre tunnel"),
    (Measure.AREA, "Api menghanguskan 40 hektare lahan."),
    (Measure.AREA, "Luasnya 7 km persegi."),
    (Measure.VOLUME, "About 900 litres leaked."),
    (Measure.DURATION, "Kapal itu terlambat setengah jam."),
    (Measure.DURATION, "Repairs take twenty minutes."),
    (Measure.DURATION, "Perundingan berlangsung seminggu."),
    (Measure.DURATION, "Ibu Sari (43) selamat."),
    (Measure.DURATION, "Mr Lorne, 61, is retiring."),
    (Measure.DURATION, "Jembatan itu ditutup hingga akhir Maret."),
    (Measure.TEMPERATURE, "Suhu turun menjadi 4 derajat."),
    (Measure.SPEED, "Gusts reached 90 km/h."),
    (Measure.SHARE, "Panen turun 12%."),
    (Measure.SHARE, "Sepertiga kios terbakar."),
]
NOT_STATED = [
    (Measure.MONEY, "Tiketnya habis dalam sejam."),
    (Measure.MASS, "Ponsel itu dijual mulai Selasa seharga Rp4,3 juta."),
    (Measure.DURATION, "Film itu diputar di 12 bioskop."),
    (Measure.LENGTH, "Jembatan itu dibuka pada 3 Maret."),
    (Measure.TEMPERATURE, "It was colder than ever."),
    (Measure.SHARE, "Panen turun 12 ton."),
]


@pytest.mark.parametrize(("measure", "text"), STATED)
def test_an_amount_with_its_unit_is_seen(measure: Measure, text: str) -> None:
    assert states(text, measure)


@pytest.mark.parametrize(("measure", "text"), NOT_STATED)
def test_an_amount_of_something_else_is_none(measure: Measure, text: str) -> None:
    assert not states(text, measure)


def test_where_amounts_stand_is_told() -> None:
    text = "Feri 40 meter itu terlambat dua jam."
    assert {(measure, span.of(text)) for measure, span in measured_spans(text)} == {
        (Measure.LENGTH, "40 meter"),
        (Measure.DURATION, "dua jam"),
    }


def test_units_are_known_without_an_amount() -> None:
    assert unit_words("How many tonnes were sold?") == {Measure.MASS}
    assert unit_words("Who sold them?") == frozenset()


@pytest.mark.parametrize("run", ["1", "a ", "satu ", "1.", "(1"])
def test_a_text_that_only_begins_amounts_is_soon_read(run: str) -> None:
    assert not any(states(run * 50_000, measure) for measure in (Measure.MASS, Measure.LENGTH, Measure.SPEED))
