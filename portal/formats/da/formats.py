"""Danish dates and times: 5. december 2026 kl. 14.30. No line breaks between 5. and december, nor after kl."""

DATE_FORMAT = "j.\u00a0F Y"
TIME_FORMAT = "\\k\\l.\u00a0H.i"
DATETIME_FORMAT = f"{DATE_FORMAT} {TIME_FORMAT}"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = f"{SHORT_DATE_FORMAT} {TIME_FORMAT}"
