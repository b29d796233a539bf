from __future__ import annotations

from howopen.licenses import declared_licenses, license_of_classifiers


def test_classifiers_name_licences():
    found = license_of_classifiers(
        [
            "Programming Language :: Python",
            "License :: OSI Approved :: Apache Software License",
            "License :: OSI Approved :: MIT License",
        ]
    )
    assert ["Apache-2.0", "MIT"] == [license_.id for license_ in found.licenses]
    assert found.osi_approved


def test_the_gnu_classifiers_keep_their_version():
    gpl = "License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)"
    assert "GPL-3.0-or-later" == license_of_classifiers([gpl]).licenses[0].id


def test_classifiers_without_a_known_licence_give_none():
    assert license_of_classifiers(["License :: Other/Proprietary License"]) is None
    assert license_of_classifiers([]) is None


def test_the_fields_of_a_package_are_read_with_their_lines():
    metadata = (
        "Metadata-Version: 2.4\nName: acme\nLicense-Expression: MIT OR Apache-2.0\n"
        "License: our own\nClassifier: License :: OSI Approved :: MIT License\n\nLicense: GPL-3.0\n"
    )
    found = declared_licenses(metadata)
    assert [("License-Expression", 3), ("License", 4), ("Classifier", 5)] == [
        (declared.field, declared.line) for declared in found
    ]
    assert found[0].expression.osi_approved
    assert found[1].expression is None
