"""120 people who do not exist: the names say so."""

from __future__ import annotations

NAMES: tuple[str, ...] = tuple(
    name.strip()
    for line in """
Bodil Bolle, Anton Ananas, Cilla Citron, Dagmar Drage, Egon Egern, Freja Fløde, Gunnar Gås, Helga Hindbær, Ib Igle, Jytte Jordskok,
Kasper Kanel, Liva Lakrids, Mogens Mælkebøtte, Nora Nødder, Otto Orkan, Poula Pandekage, Rasmus Rabarber, Signe Saltstang,
Torben Tulipan, Ulla Ugle, Viggo Vaffel, Ymer Yoghurt, Ægir Æble, Øjvind Ørred, Åse Ål, Amira Abrikos, Bilal Basilikum,
Carmen Chili, Dana Daddel, Emre Estragon, Farah Figen, Goran Granatæble, Hassan Havtorn, Inge Ingefær, Jamal Jasmin, Kateryna Karse,
Lena Lavendel, Mehmet Mynte, Nadia Nellike, Oksana Oregano, Pawel Persille, Qadir Kvæde, Rania Rosmarin, Samir Safran,
Tariq Timian, Urszula Urtete, Vlad Valnød, Wanda Valmue, Yasmin Ylle, Zofia Zebra, Agnete Agurk, Bent Bananflue, Connie Croissant,
Ditte Dild, Ejnar Eddike, Finn Fiskefars, Grethe Grød, Henning Havregryn, Ida Istap, Jens Jordbær, Karin Kardemomme,
Leif Leverpostej, Mona Muffin, Niels Nougat, Oda Oliven, Preben Pære, Ruth Rugbrød, Svend Sennep, Tina Tomat, Uffe Umulius,
Vibeke Vanilje, Willy Wienerbrød, Yrsa Yndig, Asger Asparges, Birger Bønne, Camilla Cacao, Dorte Dadelkage, Elsebeth Estragon,
Flemming Flødebolle, Gitte Gulerodskage, Holger Honning, Iben Iskaffe, Jakob Jordnød, Klara Klejne, Lasse Lagkage, Merete Marengs,
Nikolaj Nutella, Olivia Ost, Peder Pebernød, Regitze Rosin, Sigurd Skumfidus, Thea Tærte, Uno Urkraft, Vera Venlig,
Alma Ahorn, Bjørn Bøgeblad, Cecilie Cypres, Daniel Dueslag, Esther Eg, Frode Fyrretræ, Gerda Gran, Hjalmar Hyld, Isak Isfugl,
Jette Jasminbusk, Knud Kirsebær, Lilly Lilje, Mads Musvit, Ninna Nattergal, Ole Odder, Pernille Pil, Rikard Rønnebær,
Solveig Solsikke, Troels Trane, Urd Uldtot, Vagn Vandstær, Ali Ananasskud, Ahmad Appelsin, Nanna Nysgerrig, Dilan Dragefrugt, Eva-Lis Erantis
""".strip().splitlines()
    for name in line.strip().strip(",").split(", ")
)
"""In the order in which they are made; each is used once."""

PHONE_CALLER = "Karin Kardemomme"
"""She has no e-mail and was registered by the leader of Bulderby."""
GEOLOGIST = "Ali Ananasskud"
"""He knows about volcanoes."""
LIBRARY_ORGANISER = "Jens Jordbær"
"""The volunteers' own organiser in Taarbæk."""
