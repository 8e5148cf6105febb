"""Units in which things are measured, in both languages."""

from types import MappingProxyType

__all__ = ["CURRENCIES", "CURRENCY_SIGNS", "FREE", "PARTS", "UNITS", "WHOLE_PARTS"]

CURRENCY_SIGNS = r"(?:\b(?:rp|idr|us\$|usd|sgd|myr|eur|gbp|aud|jpy|rm)\.?|[$€£¥₹])\s?"
"""Before an amount of money."""

CURRENCIES = """
    rupiah dolar dollar euro pound poundsterling pence penny cent sen ringgit yen yuan renminbi won baht peso rupee
    riyal dinar dirham franc real rand lira krona kron crown florin gulden guilder mark shilling
"""
"""Behind an amount of money."""

FREE = "gratis cuma-cuma percuma free freely"
"""Instead of an amount."""

UNITS = MappingProxyType(
    {
        "mass": """
            kg kilo kilogram g gram mg miligram milligram ton tonne ons kuintal kwintal quintal pound lb ounce stone
        """,
        "length": """
            m meter metre km kilometer kilometre cm sentimeter centimeter centimetre mm milimeter millimeter millimetre
            mil mile feet foot ft inci inch inches yard lantai storey story floor
        """,
        "area": """
            hektare hektar hectare ha acre m2 km2 m² km² meter_persegi m_persegi kilometer_persegi km_persegi
            mil_persegi square_metre square_meter square_kilometre square_kilometer square_mile
            square_feet square_foot sq
        """,
        "volume": """
            liter litre l ml mililiter millilitre meter_kubik cubic_metre cubic_meter cubic_feet m3 m³ barel barrel
            galon gallon
        """,
        "duration": """
            detik menit jam hari malam minggu pekan bulan tahun abad dekade semester musim
            second minute hour hr day night week fortnight month year yr decade century centuries season
        """,
        "temperature": "derajat celsius fahrenheit degree °c °f °",
        "speed": """
            km/jam km/h kph mph knot kilometer_per_jam kilometres_per_hour kilometers_per_hour kilometres_an_hour
            kilometers_an_hour miles_per_hour miles_an_hour meter_per_detik metres_per_second meters_per_second
            mbps gbps megabit gigabit
        """,
        "share": "persen percent per_cent percentage % ‰",
    }
)
"""By what they measure; an underscore stands for the space inside a unit."""

PARTS = "half halves third quarter fifth sixth eighth tenth"
"""Shares of a whole, behind how many of them."""

WHOLE_PARTS = """
    half setengah separuh separo sepertiga seperempat seperlima seperenam sepersepuluh pertiga perempat perlima
"""
"""Shares that need no number before them."""
