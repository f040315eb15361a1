#!/usr/bin/env python3
"""Reads a Strongroom backup repository without Strongroom.

It was written from docs/repository-format.md alone; section numbers below are those of that page. It needs
Python 3.9 or newer on Linux or macOS with `cryptography` and `zstandard` (Debian: python3-cryptography,
python3-zstandard), and writes nothing but what `extract` is asked for. A repository in a bucket is copied into a
folder first.
"""

import argparse
import base64
import contextlib
import csv
import errno
import getpass
import hashlib
import hmac
import itertools
import json
import os
import re
import sqlite3
import stat
import struct
import sys
import unicodedata
import uuid
from collections import OrderedDict
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import zstandard
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

EPILOG = """\
The key is given as --key-file FILE (the repository key: 64 hexadecimal digits, base64url, or 32 bytes), or
as a passphrase: --passphrase-file FILE, or typed when neither is given. A recovery kit's passphrase may be
typed in any case, with or without its hyphens; the file may also be the kit's whole page.

Exit codes: 0 everything that was looked at is whole; 1 something is damaged or missing, and each such thing
is named on standard error; 2 a wrong call, key or passphrase, or a folder that cannot be written.
"""

MEBIBYTE = 1 << 20
MAX_DOCUMENT = 64 * MEBIBYTE  # section 8
MAX_DEPTH = 64
MAX_WINDOW = 8 * MEBIBYTE  # section 5
MAX_LIST_LEVEL = 8
MAX_TRIES = 256  # of passphrases: each takes half a second


UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # of Unicode: control, format, surrogate, separators of lines


class Damage(Exception):
    """Something is missing, or is not what the format says it has to be."""


class Refused(Exception):
    """The call cannot be carried out at all: wrong key, no repository, a folder in the way."""


class Findings:
    """What was found wrong; each is told at once, and none stops the rest."""

    def __init__(self):
        self.count = 0

    def add(self, text):
        self.count += 1
        print(f"damaged: {printable(text)}", file=sys.stderr)

    @contextlib.contextmanager
    def collect(self, prefix=""):
        """Turns damage inside a `with` block into a finding."""
        try:
            yield
        except Damage as damage:
            self.add(f"{prefix}{damage}")


def printable(text):
    """Text from a repository for a terminal: no control characters, nothing that turns lines around."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in UNSEEN else c for c in text)


# --- Bytes and JSON (sections 1 and 8) ---


def hkdf(key, salt, info, length):
    return HKDF(SHA256(), length, salt, info).derive(key)


def from_base64url(text):
    """Decodes base64url without padding; only the one canonical text of some bytes is taken."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise Damage("has bytes that are not base64url") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != text:
        raise Damage("has bytes that are not canonical base64url")
    return data


def no_duplicates(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return members


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def finite_number(text):
    if abs(float(text)) == float("inf"):
        raise ValueError("a number is too large")
    return int(text) if text.lstrip("-").isdigit() else float(text)


def members_of(value):
    return value.values() if isinstance(value, dict) else value


def depth_of(value):
    """How deep arrays and objects are nested; the value itself counts."""
    depth, level = 0, [value]
    while level := [child for child in level if isinstance(child, (dict, list))]:
        depth += 1
        level = [child for parent in level for child in members_of(parent)]
    return depth


def parse_json(data):
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant,
            parse_int=finite_number, parse_float=finite_number,
        )
    except (ValueError, RecursionError) as error:
        raise Damage(f"is no JSON document: {error}") from error
    if depth_of(value) > MAX_DEPTH:
        raise Damage(f"is nested deeper than {MAX_DEPTH}")
    return value


def canonical_json(value):
    """The one text that a value has (RFC 8785; a lone surrogate is kept as its escape)."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical_json(name)}:{canonical_json(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical_json, value)) + "]"
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return canonical_number(value)
    return json.dumps(value)


def canonical_number(value):
    """A number as ECMAScript writes it: the shortest digits that name the same double."""
    if isinstance(value, int) and abs(value) <= 1 << 53:
        return str(value)
    _sign, digits, exponent = Decimal(repr(abs(float(value)))).normalize().as_tuple()
    digits = "".join(map(str, digits))
    point = len(digits) + exponent
    if digits == "0":
        return "0"
    if len(digits) <= point <= 21:
        text = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{fraction}e{point - 1:+d}"
    return f"-{text}" if value < 0 else text


class AtLeast(dict):
    """A shape whose members must be there; others may."""


def matches(value, shape):
    """Whether a JSON value has a shape: a dict names all members, a list has one shape for every element, a
    function decides by itself, and anything else is the value."""
    if isinstance(shape, dict):
        if not isinstance(value, dict) or not set(value) >= set(shape):
            return False
        is_closed = not isinstance(shape, AtLeast)
        if is_closed and len(value) > len(shape):
            return False
        return all(matches(value[name], member) for name, member in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(matches(element, shape[0]) for element in value)
    if callable(shape):
        return shape(value)
    return type(value) is type(shape) and value == shape


def either(*shapes):
    return lambda value: any(matches(value, shape) for shape in shapes)


def map_of(shape):
    return lambda value: isinstance(value, dict) and all(matches(member, shape) for member in value.values())


def is_text(value):
    return isinstance(value, str)


def is_count(value):
    return type(value) is int and 0 <= value < 1 << 53


def is_digest(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def is_uuid(value):
    return isinstance(value, str) and re.fullmatch(UUID, value) is not None


OBJECT = map_of(lambda value: True)
REFERENCE = {"id": is_digest, "sizeBytes": is_count}
PACKS = [{"organizationId": is_uuid, "packs": [is_digest]}]
SHAPES = {
    "config": {"kind": "config", "repositoryId": is_uuid, "signingKey": is_text, "version": 1},
    "head": {
        "kind": "head", "manifest": is_digest, "manifestSha256": is_digest, "organizationId": is_uuid,
        "sequence": is_count, "source": is_text, "version": 1,
    },
    "manifest": {
        "createdAt": is_count, "kind": "manifest", "organizationId": is_uuid,
        "outcomes": {"failed": is_count, "saved": is_count, "skipped": is_count, "unchanged": is_count},
        "previous": either(None, is_digest), "repositoryId": is_uuid,
        "resources": [{
            "address": is_text, "id": is_text, "itemCount": is_count, "kind": is_text, "name": is_text,
            "tree": REFERENCE,
        }],
        "sequence": is_count, "source": is_text, "version": 1,
    },
    "key": {
        "createdAt": is_count, "key": is_text, "kind": "key", "purpose": either("passphrase", "recovery-kit"),
        "recoveryKey": either(None, is_text), "repositoryId": is_uuid, "version": 1,
    },
    "card": {
        "createdAt": is_count, "id": is_uuid, "kind": "card", "label": is_text, "purpose": is_text,
        "recoveryPublicKey": either(None, is_text), "version": 1,
    },
    "records": {
        "createdAt": is_count, "kind": "records",
        "masterKeys": [{"card": is_uuid, "ephemeral": is_text, "sealed": is_text}], "repositoryId": is_uuid,
        "schema": is_text, "sequence": is_count, "tables": map_of([OBJECT]), "version": 1,
    },
    "anchor": {
        "createdAt": is_count, "digest": either(None, is_digest), "generation": is_count,
        "itemsBefore": either(None, is_count), "kind": "anchor", "organizationId": is_uuid,
        "repositoryId": is_uuid, "source": is_text, "through": is_count, "version": 1,
    },
    "prune": {
        "condemned": PACKS, "createdAt": is_count, "damaged": PACKS, "kind": "prune", "sequence": is_count,
        "version": 1,
    },
    "lease": {
        "beat": is_count, "createdAt": is_count, "holder": is_text, "host": is_text, "kind": "lease",
        "number": is_count, "state": either("held", "released"), "version": 1,
    },
    "tree": AtLeast({
        "folders": [AtLeast({
            "attributes": OBJECT, "id": is_text, "name": is_text,
            "pages": [AtLeast({"itemCount": is_count, "ref": REFERENCE})], "parentId": either(None, is_text),
        })],
        "kind": "tree", "version": 1,
    }),
    "items": AtLeast({
        "items": [AtLeast({"contents": map_of(REFERENCE), "id": is_text, "properties": OBJECT})],
        "kind": "items", "version": 1,
    }),
}


def parse_document(data, kind):
    """A JSON document of a kind; those that are objects of their own must be canonical, too."""
    document = parse_json(data)
    if not matches(document, SHAPES[kind]):
        raise Damage(f"is no {kind} of version 1")
    if kind not in ("tree", "items") and canonical_json(document).encode() != data:
        raise Damage("is JSON in another form than the canonical one")
    return document


# --- Storage (section 2) ---

SEQUENCE = r"(?P<number>\d{10})"
CHAIN = rf"(?P<organization>{UUID})/(?P<source>[a-z0-9][a-z0-9_-]{{0,63}})"
LAYOUT = {
    "packs": rf"packs/(?P<organization>{UUID})/(?P<aa>[0-9a-f]{{2}})/(?P<leaf>(?P=aa)[0-9a-f]{{62}})",
    "index": rf"index/(?P<organization>{UUID})/(?P<leaf>[0-9a-f]{{64}})",
    "manifests": rf"manifests/(?P<organization>{UUID})/(?P<leaf>[0-9a-f]{{64}})",
    "heads": rf"heads/{CHAIN}/{SEQUENCE}",
    "anchors": rf"anchors/{CHAIN}/{SEQUENCE}",
    "keys": rf"keys/(?P<leaf>{UUID})",
    "cards": rf"cards/(?P<leaf>{UUID})",
    "records": rf"records/{SEQUENCE}",
    "prunes": rf"prunes/{SEQUENCE}",
    "leases": rf"leases/{SEQUENCE}/(?P<beat>\d{{10}})",
}


class Folder:
    """The repository's files. Whoever owns the storage is not trusted: symbolic links are not followed, and
    nothing but plain files is opened."""

    def __init__(self, path):
        try:
            self.root = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise Refused(f"{path}: {error.strerror}") from error

    def _descend(self, names):
        at = os.dup(self.root)
        for name in names:
            try:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            finally:
                os.close(at)
            at = below
        return at

    @contextlib.contextmanager
    def open(self, name):
        *folders, leaf = name.split("/")
        try:
            at = self._descend(folders)
            try:
                handle = os.open(leaf, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
            finally:
                os.close(at)
            with open(handle, "rb", buffering=0) as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise Damage(f"{name}: is no plain file")
                yield file
        except OSError as error:
            reason = {errno.ENOENT: "is missing", errno.ELOOP: "is a symbolic link"}.get(error.errno)
            raise Damage(f"{name}: {reason or error.strerror}") from error

    def read(self, name, offset, length):
        """At most `length` bytes; fewer where the file ends."""
        with self.open(name) as file:
            file.seek(offset)
            parts = []
            while length > 0 and (part := file.read(length)):
                parts.append(part)
                length -= len(part)
            return b"".join(parts)

    def size(self, name):
        with self.open(name) as file:
            return os.fstat(file.fileno()).st_size

    def walk(self, top):
        """Names of everything below a folder that is no folder itself, in order."""
        found, ahead = [], [top]
        while ahead:
            folder = ahead.pop()
            try:
                at = self._descend(folder.split("/"))
            except FileNotFoundError:
                continue
            except OSError:
                found.append(folder)
                continue
            with contextlib.closing(os.scandir(at)) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False) and folder.count("/") < 4
                    (ahead if is_folder else found).append(f"{folder}/{entry.name}")
            os.close(at)
        return sorted(found)

    def objects(self, top, findings=None):
        """(name, match of the layout) of the objects of a kind. What has another name is no object."""
        pattern = re.compile(LAYOUT[top])
        for name in self.walk(top):
            match = pattern.fullmatch(name)
            if match is not None:
                yield name, match
            elif findings is not None:
                findings.add(f"{name}: no object has such a name")


# --- Keys and objects (sections 3 and 4) ---

HEADER_BYTES = 120
TAG_BYTES = 16
TYPES = {
    "config": 1, "pack": 2, "index": 3, "manifest": 4, "head": 5, "key": 6, "records": 7, "prune": 8,
    "lease": 9, "anchor": 10, "card": 11,
}
NO_ORGANIZATION = bytes(16)


class Header:
    """The first 120 bytes of an object."""

    def __init__(self, folder, name):
        data = folder.read(name, 0, HEADER_BYTES)
        if len(data) < HEADER_BYTES or data[:5] != b"SROOM":
            raise Damage(f"{name}: is no object of a repository")
        self.bytes = data
        self.version, self.suite, self.type = data[5:8]
        self.organization, self.repository, self.key_id = data[8:24], data[24:40], data[40:56]
        self.bound, self.salt, self.commitment = data[5:56], data[56:88], data[88:120]

    def check(self, name, suite, kind, organization, repository):
        if (self.version, self.suite) != (1, suite):
            raise Damage(f"{name}: version {self.version}, suite {self.suite} are not known to this program")
        if (self.type, self.organization, self.repository) != (TYPES[kind], organization, repository):
            raise Damage(f"{name}: is another object than its name says")

    def key(self, name, secret, purpose):
        """The object's key, if the object was made with this secret."""
        derived = hkdf(secret, self.salt, purpose + self.bound, 64)
        if not hmac.compare_digest(derived[32:], self.commitment):
            raise Damage(f"{name}: the commitment to its key is wrong")
        return derived[:32]


class SealedObject:
    """The body of an object: segments of AES-256-GCM. The last one that was opened is held."""

    def __init__(self, folder, name, header, key):
        self.folder = folder
        self.name = name
        self.cipher = AESGCM(key)
        self.additional = hashlib.sha256(header.bytes).digest()
        body = folder.size(name) - HEADER_BYTES
        self.count = max(1, -(-body // (MEBIBYTE + TAG_BYTES)))
        self.size = body - TAG_BYTES * self.count
        if self.size < 0 or (self.count > 1 and self.size <= MEBIBYTE * (self.count - 1)):
            raise Damage(f"{name}: has a length that no object has")
        self.held = (-1, b"")

    def segment(self, number):
        if self.held[0] != number:
            step = MEBIBYTE + TAG_BYTES
            sealed = self.folder.read(self.name, HEADER_BYTES + number * step, step)
            nonce = number.to_bytes(11, "big") + bytes([number == self.count - 1])
            try:
                self.held = (number, self.cipher.decrypt(nonce, sealed, self.additional))
            except InvalidTag as error:
                raise Damage(f"{self.name}: its bytes were altered (segment {number})") from error
        return self.held[1]

    def read(self, offset, length):
        if offset + length > self.size:
            raise Damage(f"{self.name}: something is said to lie beyond its end")
        parts = []
        while length > 0:
            number, start = divmod(offset, MEBIBYTE)
            part = self.segment(number)[start : start + length]
            parts.append(part)
            offset += len(part)
            length -= len(part)
        return b"".join(parts)

    def read_document(self):
        """Everything, and at least one segment: an empty one has a tag, too."""
        if self.size > MAX_DOCUMENT:
            raise Damage(f"{self.name}: is larger than a document can be")
        return b"".join(self.segment(number) for number in range(self.count))


class Repository:
    """One repository with its key: opens objects, and derives what is an organization's own."""

    def __init__(self, folder, key):
        self.folder = folder
        self.key = key
        self.id = self._find_id()
        self.uuid = str(uuid.UUID(bytes=self.id))
        self.key_id = hkdf(key, self.id, b"strongroom/key-id/v1", 16)
        seed = hkdf(key, self.id, b"strongroom/manifest-signing/v1", 32)
        self.signing_key = Ed25519PrivateKey.from_private_bytes(seed).public_key()

    def _find_id(self):
        """The id that this key belongs to. The config says it, and so does every other object."""
        others = (name for top in ("heads", "keys") for name, _match in self.folder.objects(top))
        seen = set()
        for name in itertools.chain(["config"], others):
            with contextlib.suppress(Damage):
                header = Header(self.folder, name)
                identity = (header.repository, header.key_id)
                if identity in seen:
                    continue
                seen.add(identity)
                if hkdf(self.key, header.repository, b"strongroom/key-id/v1", 16) == header.key_id:
                    return header.repository
        raise Refused("this is not the key of this repository" if seen else "this folder holds no repository")

    def organization_key(self, purpose, organization):
        return hkdf(self.key, self.id, b"strongroom/" + purpose + b"/v1" + organization, 32)

    def open(self, name, kind, organization=NO_ORGANIZATION):
        """An object whose header, name and commitment are right; segments are checked as they are read."""
        header = Header(self.folder, name)
        header.check(name, 1, kind, organization, self.id)
        if header.key_id != self.key_id:
            raise Damage(f"{name}: was written with another key")
        if kind in ("pack", "index", "manifest"):
            name_key = self.organization_key(b"object-name", organization)
            if hmac.new(name_key, header.bytes, hashlib.sha256).hexdigest() != name.rsplit("/", 1)[1]:
                raise Damage(f"{name}: is another object than its name says")
        return SealedObject(self.folder, name, header, header.key(name, self.key, b"strongroom/object/v1"))

    def document(self, name, kind, organization=NO_ORGANIZATION):
        """(document, plaintext) of an object that holds JSON; where its kind is signed, rightly signed."""
        plaintext = self.open(name, kind, organization).read_document()
        data = plaintext
        if kind in ("manifest", "anchor", "records"):
            signature, data = plaintext[:64], plaintext[64:]
            try:
                self.signing_key.verify(signature, f"strongroom/{kind}/v1\0".encode() + data)
            except InvalidSignature as error:
                raise Damage(f"{name}: its signature is wrong") from error
        try:
            document = parse_document(data, kind)
        except Damage as damage:
            raise Damage(f"{name}: {damage}") from damage
        if document.get("repositoryId", self.uuid) != self.uuid:
            raise Damage(f"{name}: belongs to another repository")
        return document, plaintext

    def placed_document(self, name, match, kind, number):
        """A document that must say the same place as its name: organization and source, and a number."""
        expected = {number: int(match["number"])}
        organization = NO_ORGANIZATION
        if "source" in match.groupdict():
            expected.update(organizationId=match["organization"], source=match["source"])
            organization = uuid.UUID(match["organization"]).bytes
        document, plaintext = self.document(name, kind, organization)
        if any(document[member] != value for member, value in expected.items()):
            raise Damage(f"{name}: is another object than its name says")
        return document, plaintext

    def verify_config(self):
        config, _plaintext = self.document("config", "config")
        expected = self.signing_key.public_bytes(Encoding.Raw, PublicFormat.Raw)
        if from_base64url(config["signingKey"]) != expected:
            raise Damage("config: names another signing key than the repository's")


# --- Passphrases (section 13) ---


def spellings(passphrase):
    """The texts that a typed passphrase may stand for: a recovery kit's if it looks like one, and itself."""
    # A kit's page has its passphrase on a line of its own: eight groups of four.
    kit_line = r"(?:[0-9A-Za-z]{4}[ \u2010-\u2015-]){7}[0-9A-Za-z]{4}"
    lines = (line.strip() for line in passphrase.splitlines())
    texts = [passphrase, *(line for line in lines if re.fullmatch(kit_line, line))]
    codes = (re.sub(r"[\s\u2010-\u2015-]", "", text).upper() for text in texts)
    codes = (code.replace("O", "0").replace("I", "1").replace("L", "1") for code in codes)
    yield from dict.fromkeys(code for code in codes if re.fullmatch("[0-9A-HJKMNP-TV-Z]{32}", code))
    yield unicodedata.normalize("NFC", passphrase)


def key_headers(folder, findings):
    """(name, header) of each key object that could be one of this folder's repository."""
    for name, _match in folder.objects("keys"):
        with findings.collect():
            header = Header(folder, name)
            header.check(name, 2, "key", NO_ORGANIZATION, header.repository)
            yield name, header


def unlock(folder, passphrase, findings):
    """The repository key, out of the key object that this passphrase opens."""
    tries = itertools.product(key_headers(folder, findings), spellings(passphrase))
    for (name, header), spelling in itertools.islice(tries, MAX_TRIES):
        stretched = Scrypt(salt=header.salt, length=32, n=131072, r=8, p=1).derive(spelling.encode())
        try:
            object_key = header.key(name, stretched, b"strongroom/key-object/v1")
        except Damage:
            continue  # another one's passphrase
        with findings.collect(f"{name}: "):
            document = parse_document(SealedObject(folder, name, header, object_key).read_document(), "key")
            key = from_base64url(document["key"])
            is_its_key = hkdf(key, header.repository, b"strongroom/key-id/v1", 16) == header.key_id
            if not is_its_key or uuid.UUID(document["repositoryId"]).bytes != header.repository:
                raise Damage("holds the key of another repository")
            return key
    raise Refused("no key object of this repository opens with this passphrase")


# --- Packs and contents (sections 5 and 6) ---

ENTRY = struct.Struct(">32sBBIII")
FOOTER = struct.Struct(">4sII")
INDEXED_PACK = struct.Struct(">32sQI")
LIST_ENTRY = struct.Struct(">32sQ")
DATA, CHUNK_LIST = 0, 1
NO_CODEC, ZSTD = 0, 1


def parse_entries(data, name):
    entries = list(ENTRY.iter_unpack(data))
    for _id, kind, codec, _offset, stored, size in entries:
        if kind not in (DATA, CHUNK_LIST) or codec not in (NO_CODEC, ZSTD):
            raise Damage(f"{name}: kind {kind} or codec {codec} of a blob is not known to this program")
        if stored > size or size > MEBIBYTE:
            raise Damage(f"{name}: a blob is said to be larger than a blob can be")
    return entries


def read_trailer(pack):
    """What a pack says of its blobs."""
    magic, count, zeros = FOOTER.unpack(pack.read(max(0, pack.size - FOOTER.size), FOOTER.size))
    start = pack.size - FOOTER.size - count * ENTRY.size
    if magic != b"SRPK" or start < zeros:
        raise Damage(f"{pack.name}: has no trailer of a pack")
    entries = parse_entries(pack.read(start, count * ENTRY.size), pack.name)
    end = 0
    for _id, _kind, _codec, offset, stored, _size in entries:
        if offset != end:
            raise Damage(f"{pack.name}: its blobs do not lie one after another")
        end += stored
    if end != start - zeros:
        raise Damage(f"{pack.name}: its blobs and its trailer do not meet")
    return entries


def inflate(frame, size):
    """One zstd frame of a known size. What it claims is looked at before anything is inflated."""
    try:
        claimed = zstandard.get_frame_parameters(frame)
        is_size_right = claimed.content_size in (size, zstandard.CONTENTSIZE_UNKNOWN) and size > 0
        if not is_size_right or claimed.window_size > MAX_WINDOW:
            raise Damage("a frame claims another size than its entry")
        return zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).decompress(frame, max_output_size=size)
    except zstandard.ZstdError as error:
        raise Damage(f"a blob cannot be inflated: {error}") from error


class Contents:
    """The blobs of one organization, and the contents that are made of them.

    The table of blobs lies in a temporary SQLite file, so that memory does not grow with the repository.
    """

    def __init__(self, repository, organization):
        self.repository = repository
        self.organization = uuid.UUID(organization).bytes
        self.prefix = f"packs/{organization}"
        self.id_key = repository.organization_key(b"content-id", self.organization)
        self.table = sqlite3.connect("")
        self.table.execute("CREATE TABLE packs (number INTEGER PRIMARY KEY, name TEXT UNIQUE)")
        self.table.execute("CREATE TABLE blobs (id BLOB, kind, codec, offset, stored, size, pack INTEGER)")
        self.table.execute("CREATE INDEX blobs_by_id ON blobs (id)")
        self.open_packs = OrderedDict()

    def add_pack(self, name, entries):
        number = self.table.execute("INSERT INTO packs (name) VALUES (?)", (name,)).lastrowid
        rows = ((*entry, number) for entry in entries)
        self.table.executemany("INSERT INTO blobs VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def has_pack(self, name):
        return self.table.execute("SELECT 1 FROM packs WHERE name = ?", (name,)).fetchone() is not None

    def pack_names(self):
        pattern = re.compile(LAYOUT["packs"])
        return [name for name in self.repository.folder.walk(self.prefix) if pattern.fullmatch(name)]

    def load(self, findings):
        """Fills the table from the index objects, and from the trailers of packs that none of them names."""
        present = set(self.pack_names())
        for name in self.repository.folder.walk(f"index/{uuid.UUID(bytes=self.organization)}"):
            with findings.collect():
                for pack, entries in self.read_index(name):
                    if pack in present and not self.has_pack(pack):
                        self.add_pack(pack, entries)
        for name in sorted(present):
            if not self.has_pack(name):
                with findings.collect():
                    self.add_pack(name, read_trailer(self.pack(name)))

    def read_index(self, name):
        """Yields (pack, entries) of an index object."""
        index = self.repository.open(name, "index", self.organization)
        (count,) = struct.unpack(">I", index.read(0, 4))
        at = 4
        for _ in range(count):
            pack, _size, length = INDEXED_PACK.unpack(index.read(at, INDEXED_PACK.size))
            entries = parse_entries(index.read(at + INDEXED_PACK.size, length * ENTRY.size), name)
            at += INDEXED_PACK.size + length * ENTRY.size
            yield f"{self.prefix}/{pack.hex()[:2]}/{pack.hex()}", entries
        if at != index.size:
            raise Damage(f"{name}: has bytes after its end")

    def pack(self, name):
        pack = self.open_packs.pop(name, None) or self.repository.open(name, "pack", self.organization)
        self.open_packs[name] = pack
        if len(self.open_packs) > 16:
            self.open_packs.popitem(last=False)
        return pack

    def blob_at(self, name, entry):
        """A blob of a pack; given out only if it is what its id says."""
        content_id, kind, codec, offset, stored, size = entry
        blob = self.pack(name).read(offset, stored)
        try:
            blob = inflate(blob, size) if codec == ZSTD else blob
        except Damage as damage:
            raise Damage(f"{name}: {damage}") from damage
        found = hmac.new(self.id_key, bytes([kind]) + blob, hashlib.sha256).digest()
        if len(blob) != size or not hmac.compare_digest(found, content_id):
            raise Damage(f"{name}: a blob is not what its id says")
        return blob

    def places(self, content_id, kind, size=None):
        """Where a blob lies: it may be in several packs."""
        rows = self.table.execute(
            "SELECT name, id, kind, codec, offset, stored, size FROM blobs JOIN packs ON number = pack"
            " WHERE id = ? AND kind = ? AND size = coalesce(?, size)",
            (content_id, kind, size),
        ).fetchall()
        if not rows:
            raise Damage(f"content {content_id.hex()} is in no pack that can be read")
        return [(row[0], row[1:]) for row in rows]

    def blob(self, content_id, kind, size=None):
        damage = None
        for name, entry in self.places(content_id, kind, size):
            try:
                return self.blob_at(name, entry)
            except Damage as error:
                damage = error
        raise damage

    def chunks(self, reference):
        """(content id, size) of the data blobs that a content is made of, in order."""
        content_id, size = bytes.fromhex(reference["id"]), reference["sizeBytes"]
        if size <= MEBIBYTE:
            yield content_id, size
        else:
            yield from self._chunks_of_list(content_id, size, None)

    def _chunks_of_list(self, content_id, size, expected_level):
        data = self.blob(content_id, CHUNK_LIST)
        level = data[0] if data else 0
        if len(data) % LIST_ENTRY.size != 1 or not 1 <= level <= MAX_LIST_LEVEL or len(data) == 1:
            raise Damage(f"chunk list {content_id.hex()} is misshapen")
        if level != (expected_level or level):
            raise Damage(f"chunk list {content_id.hex()} stands on a wrong level")
        children = list(LIST_ENTRY.iter_unpack(data[1:]))
        if sum(child_size for _id, child_size in children) != size:
            raise Damage(f"chunk list {content_id.hex()} does not add up")
        for child, child_size in children:
            if level == 1:
                yield child, child_size
            else:
                yield from self._chunks_of_list(child, child_size, level - 1)

    def read(self, reference):
        """The pieces of a content, each verified."""
        for content_id, size in self.chunks(reference):
            yield self.blob(content_id, DATA, size)

    def document(self, reference, kind):
        """A JSON document that is stored as content: a tree, or a page of items."""
        if reference["sizeBytes"] > MAX_DOCUMENT:
            raise Damage(f"content {reference['id']} is larger than a document can be")
        try:
            return parse_document(b"".join(self.read(reference)), kind)
        except Damage as damage:
            raise Damage(f"{kind} {reference['id']}: {damage}") from damage


# --- Chains of restore points (sections 7 and 15) ---


class RestorePoint:
    def __init__(self, repository, head_name, manifest, plaintext):
        self.id = restore_point_id(repository, head_name)
        self.organization = manifest["organizationId"]
        self.source = manifest["source"]
        self.sequence = manifest["sequence"]
        self.created_at = manifest["createdAt"]
        self.previous = manifest["previous"]
        self.resources = manifest["resources"]
        self.outcomes = manifest["outcomes"]
        self.digest = hashlib.sha256(plaintext).hexdigest()
        self.items_before = None  # an anchor may say otherwise


def restore_point_id(repository, head_name):
    text = f"strongroom/restore-point/v1\0{repository.uuid}\0{head_name}"
    number = bytearray(hashlib.sha256(text.encode()).digest()[:16])
    number[6] = number[6] & 0x0F | 0x80
    number[8] = number[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(number)))


class Chain:
    """The restore points of one organization and source, oldest first: those that open by themselves."""

    def __init__(self, organization, source):
        self.prefix = f"{organization}/{source}"
        self.heads = {}
        self.anchors = {}
        self.points = []
        self.through = 0
        self.items_before = None

    def head_name(self, sequence):
        return f"heads/{self.prefix}/{sequence:010d}"


def read_chains(repository, findings):
    """Every chain. What breaks one is found, and its restore points are given all the same."""
    chains = {}
    for top in ("heads", "anchors"):
        for name, match in repository.folder.objects(top, findings):
            place = (match["organization"], match["source"])
            chain = chains.setdefault(place, Chain(*place))
            getattr(chain, top)[int(match["number"])] = (name, match)
    in_order = [chain for _place, chain in sorted(chains.items())]
    for chain in in_order:
        digest = read_anchors(repository, chain, findings)
        read_points(repository, chain, digest, findings)
    return in_order


UNKNOWN = object()


def read_anchors(repository, chain, findings):
    """Takes what the newest anchor says. Returns the digest of the manifest before the first that counts."""
    digest = None
    for _generation, (name, match) in sorted(chain.anchors.items()):
        try:
            anchor, _plaintext = repository.placed_document(name, match, "anchor", "generation")
        except Damage as damage:
            findings.add(str(damage))
            digest = UNKNOWN
            continue
        if (anchor["digest"] is None) != (anchor["through"] == 0):
            findings.add(f"{name}: does not say which restore point it follows")
        if anchor["through"] < chain.through or (anchor["itemsBefore"] or 0) < (chain.items_before or 0):
            findings.add(f"{name}: takes back what an anchor before it forgot")
        chain.through, chain.items_before, digest = anchor["through"], anchor["itemsBefore"], anchor["digest"]
    return digest


def read_points(repository, chain, digest, findings):
    """Follows the chain from the digest of the manifest before it, link by link."""
    expected = chain.through + 1
    for sequence, (name, match) in sorted(chain.heads.items()):
        if sequence <= chain.through:
            continue  # forgotten
        if sequence != expected and digest is not UNKNOWN:
            findings.add(f"{name}: restore points {expected} to {sequence - 1} before it are missing")
            digest = UNKNOWN
        expected = sequence + 1
        try:
            point = read_point(repository, name, match)
        except Damage as damage:
            findings.add(str(damage))
            digest = UNKNOWN
            continue
        if digest is not UNKNOWN and point.previous != digest:
            findings.add(f"{name}: does not follow the restore point before it")
        digest = point.digest
        point.items_before = chain.items_before
        chain.points.append(point)
    if expected == chain.through + 1:
        findings.add(f"heads/{chain.prefix}: the restore points that retention kept are missing")


def read_point(repository, name, match):
    head, _plaintext = repository.placed_document(name, match, "head", "sequence")
    manifest_name = f"manifests/{match['organization']}/{head['manifest']}"
    digest = hashlib.sha256()
    with repository.folder.open(manifest_name) as file:
        while part := file.read(MEBIBYTE):
            digest.update(part)
    if digest.hexdigest() != head["manifestSha256"]:
        raise Damage(f"{manifest_name}: is not the manifest that {name} names")
    try:
        manifest, plaintext = repository.placed_document(manifest_name, match, "manifest", "sequence")
    except Damage as damage:
        raise Damage(f"{name}: {damage}") from damage
    return RestorePoint(repository, name, manifest, plaintext)


# --- What a restore point holds (sections 8 and 15) ---


def paths_of(tree):
    """{folder id: [(id, name), ...] from the top}. Paths whose parents go in a circle have one part."""
    by_id = {folder["id"]: folder for folder in tree["folders"]}
    paths = {}
    for folder in tree["folders"]:
        path, at = {}, folder
        while at is not None and at["id"] not in path:
            path[at["id"]] = at["name"]
            at = by_id.get(at["parentId"])
        paths[folder["id"]] = [(folder["id"], folder["name"])] if at is not None else [*path.items()][::-1]
    return paths


RFC_3339 = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))")


def own_time(item):
    """An item's own time in milliseconds; None if it says none that can be read."""
    properties = item["properties"]
    text = properties.get("modifiedAt")
    text = properties.get("receivedAt") if text is None else text
    parts = RFC_3339.fullmatch(text if is_text(text) else "")
    if parts is None:
        return None
    day, time, fraction, sign, hours, minutes = parts.groups()
    try:
        instant = datetime.strptime(f"{day} {time} +0000", "%Y-%m-%d %H:%M:%S %z")
    except ValueError:
        return None
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    seconds = (instant - offset - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(seconds=1)
    return seconds * 1000 + int(((fraction or ".0")[1:] + "000")[:3])


def is_forgotten(item, items_before):
    time = own_time(item) if items_before is not None else None
    return time is not None and time < items_before


def read_page(contents, page):
    """The items of a page, in order."""
    items = contents.document(page["ref"], "items")["items"]
    if len(items) != page["itemCount"]:
        raise Damage(f"items {page['ref']['id']}: are not as many as the tree says")
    return items


def read_items(contents, point, resource, on_damage):
    """Yields (path of the folder, item) of a resource in order, and (path, None) before a folder's items.
    What is damaged is told to `on_damage`; the rest is given."""
    try:
        tree = contents.document(resource["tree"], "tree")
    except Damage as damage:
        on_damage(f"its folders cannot be read: {damage}")
        return
    paths = paths_of(tree)
    for folder in tree["folders"]:
        path = paths[folder["id"]]
        yield path, None
        for page in folder["pages"]:
            try:
                items = read_page(contents, page)
            except Damage as damage:
                on_damage(f"{page['itemCount']} items of folder {folder['name']} cannot be read: {damage}")
                continue
            for item in items:
                if not is_forgotten(item, point.items_before):
                    yield path, item


def names_of(path):
    return [name for _id, name in path]


# --- keys ---


def run_keys(options, folder, findings):
    """Which key objects there are. With the key or a passphrase, also what each is for."""
    has_secret = options.key_file is not None or options.passphrase_file is not None
    repository = open_repository(options, folder, findings) if has_secret else None
    for name, header in key_headers(folder, findings):
        repository_id = str(uuid.UUID(bytes=header.repository))
        line = {"type": "key", "id": name.split("/")[1], "repositoryId": repository_id}
        if repository is not None:
            with findings.collect():
                if header.repository != repository.id or header.key_id != repository.key_id:
                    raise Damage(f"{name}: belongs to another repository or key")
                line.update(read_card(repository, f"cards/{line['id']}"))
        known = [name for name in ("id", "purpose", "label", "createdAt") if name in line]
        say(options, line, "  ".join(line[name] for name in known))


def read_card(repository, name):
    card, _plaintext = repository.document(name, "card")
    if card["id"] != name.split("/")[1]:
        raise Damage(f"{name}: is another object than its name says")
    return {"purpose": card["purpose"], "label": card["label"], "createdAt": instant(card["createdAt"])}


# --- list ---


def run_list(options, folder, findings):
    """Restore points, and what they hold."""
    repository = open_repository(options, folder, findings)
    contents = {}
    for point in chosen_points(options, repository, findings):
        count = sum(resource["itemCount"] for resource in point.resources)
        say(options, describe_point(point), "  ".join((
            point.id, instant(point.created_at), f"organization {point.organization}",
            f"source {point.source}", f"number {point.sequence}", f"{count} items",
        )))
        if options.resources or options.items or options.json:
            for resource in point.resources:
                list_resource(options, repository, contents, point, resource, findings)


def list_resource(options, repository, contents, point, resource, findings):
    document = {"type": "resource", "restorePoint": point.id}
    document.update((name, resource[name]) for name in ("kind", "id", "name", "address", "itemCount"))
    title = "{kind} {address} ({name}), {itemCount} items, id {id}".format(**document)
    say(options, document, f"    {title}")
    if not options.items:
        return

    def on_damage(text):
        findings.add(f"restore point {point.id}, {resource['address']}: {text}")

    blobs = contents_of(contents, repository, point.organization, findings)
    for path, item in read_items(blobs, point, resource, on_damage):
        if item is not None:
            place = {"restorePoint": point.id, "resource": resource["id"], "folder": names_of(path)}
            subject = item["properties"].get("subject")
            title = f"{'/'.join(names_of(path))}  {subject if is_text(subject) else item['id']}"
            say(options, {"type": "item", **place, **item}, f"        {title}")


def describe_point(point):
    return {
        "type": "restorePoint", "id": point.id, "createdAt": instant(point.created_at),
        "organizationId": point.organization, "source": point.source, "sequence": point.sequence,
        "outcomes": point.outcomes,
    }


def instant(milliseconds):
    """A time for people; numbers beyond every calendar are shown as they are."""
    try:
        return datetime.fromtimestamp(milliseconds // 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return str(milliseconds)


def say(options, document, text):
    print(json.dumps(document) if options.json else printable(text))


# --- verify ---


class Tally(dict):
    """How much of what was looked at."""

    def add(self, what, count=1):
        self[what] = self.get(what, 0) + count


def run_verify(options, folder, findings):
    """Reads everything: each object, each blob, and what each restore point needs of them."""
    repository = open_repository(options, folder, findings)
    with findings.collect():
        repository.verify_config()
    chains = read_chains(repository, findings)
    tally = Tally({"restore points": sum(len(chain.points) for chain in chains)})
    verify_documents(repository, tally, findings)
    contents = verify_packs(repository, tally, findings)
    verify_indexes(repository, contents, tally, findings)
    checked = {}
    for point in (point for chain in chains for point in chain.points):
        blobs = contents.setdefault(point.organization, Contents(repository, point.organization))
        verify_point(blobs, point, checked, findings)
    if options.expect is not None:
        verify_expected(repository, chains, options.expect, findings)
    print(", ".join(f"{count} {what}" for what, count in tally.items()))
    print(f"{findings.count} findings" if findings.count else "everything is whole")


def verify_documents(repository, tally, findings):
    """Every object that is no pack, index, head or anchor."""
    for name, match in repository.folder.objects("manifests", findings):
        tally.add("manifests")
        with findings.collect():
            repository.document(name, "manifest", uuid.UUID(match["organization"]).bytes)
    numbered_kinds = (
        ("records", "records", "sequence"), ("prunes", "prune", "sequence"), ("leases", "lease", "number"),
    )
    for top, kind, number in numbered_kinds:
        for name, match in repository.folder.objects(top, findings):
            tally.add(top)
            with findings.collect():
                document, _plaintext = repository.placed_document(name, match, kind, number)
                if kind == "lease" and document["beat"] != int(match["beat"]):
                    raise Damage(f"{name}: is another object than its name says")
    for name, _match in repository.folder.objects("cards", findings):
        tally.add("cards")
        with findings.collect():
            read_card(repository, name)
    for name, header in key_headers(repository.folder, findings):
        tally.add("keys")
        if (header.repository, header.key_id) != (repository.id, repository.key_id):
            findings.add(f"{name}: belongs to another repository or key")


def verify_packs(repository, tally, findings):
    """Reads every blob of every pack. Returns {organization: contents}, with the sound blobs alone."""
    contents = {}
    for name, match in repository.folder.objects("packs", findings):
        tally.add("packs")
        organization = match["organization"]
        blobs = contents.setdefault(organization, None) or Contents(repository, organization)
        contents[organization] = blobs
        with findings.collect():
            entries = read_trailer(blobs.pack(name))
            sound, first_damage = [], None
            for entry in entries:
                try:
                    blobs.blob_at(name, entry)
                    sound.append(entry)
                except Damage as damage:
                    first_damage = first_damage or damage
            blobs.add_pack(name, sound)
            tally.add("blobs", len(sound))
            if first_damage is not None:
                lost = len(entries) - len(sound)
                raise Damage(f"{first_damage}; {lost} of its {len(entries)} blobs cannot be read")
    return contents


def verify_indexes(repository, contents, tally, findings):
    """An index may name packs that are gone; of a pack that is there it must say what the pack says."""
    for name, match in repository.folder.objects("index", findings):
        tally.add("index objects")
        with findings.collect():
            blobs = contents.get(match["organization"]) or Contents(repository, match["organization"])
            for pack, entries in blobs.read_index(name):
                sound = blobs.table.execute(
                    "SELECT id, kind, codec, offset, stored, size FROM blobs JOIN packs ON number = pack"
                    " WHERE name = ?",
                    (pack,),
                )
                if not set(sound) <= set(entries):
                    raise Damage(f"{name}: says of {pack} what that pack does not say")


def verify_point(contents, point, checked, findings):
    """Whether everything that a restore point needs lies in a sound blob. `checked` remembers pages: restore
    points share most of them."""
    for resource in point.resources:
        problems = list(resource_problems(contents, point, resource, checked))
        where = f"restore point {point.id}, {resource['kind']} {resource['address']}"
        for problem in problems[:20]:
            findings.add(f"{where}: {problem}")
        if len(problems) > 20:
            findings.add(f"{where}: and {len(problems) - 20} more")


def resource_problems(contents, point, resource, checked):
    try:
        tree = contents.document(resource["tree"], "tree")
    except Damage as damage:
        yield f"its folders cannot be read: {damage}"
        return
    pages = [page for folder in tree["folders"] for page in folder["pages"]]
    for page in pages:
        key = (point.organization, page["ref"]["id"], page["itemCount"], point.items_before)
        if key not in checked:
            checked[key] = list(page_problems(contents, point, page))
        yield from checked[key]
    if sum(page["itemCount"] for page in pages) != resource["itemCount"]:
        yield "its folders hold another number of items than its manifest says"


def page_problems(contents, point, page):
    try:
        items = read_page(contents, page)
    except Damage as damage:
        yield f"{page['itemCount']} items cannot be read: {damage}"
        return
    for item in items:
        if is_forgotten(item, point.items_before):
            continue
        for kind, reference in item["contents"].items():
            try:
                for content_id, size in contents.chunks(reference):
                    contents.places(content_id, DATA, size)
            except Damage as damage:
                yield f"{kind} of item {item['id']}: {damage}"


def verify_expected(repository, chains, path, findings):
    """Restore points that somebody knows of: a shorter chain is whole by itself, yet something is gone."""
    text = read_file(path, MAX_DOCUMENT).decode("utf-8", "replace")
    lines = [line for line in text.splitlines() if not line.startswith("{") or '"restorePoint", "id"' in line]
    first_ids = (re.search(rf"^{UUID}|(?<=\"id\": \"){UUID}", line) for line in lines)
    expected = {match[0] for match in first_ids if match is not None}
    there = {point.id for chain in chains for point in chain.points}
    forgotten = {
        restore_point_id(repository, chain.head_name(sequence))
        for chain in chains for sequence in range(1, chain.through + 1)
    }
    for missing in sorted(expected - there - forgotten):
        findings.add(f"restore point {missing} is not in the repository any more")


# --- extract ---

EXTENSIONS = {"mime": "eml"}
WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_name(text, fallback, length=60):
    """One part of a path out of any text: the same on every system, and never a way out of the folder."""
    text = unicodedata.normalize("NFC", text)
    kept = (c for c in text if unicodedata.category(c) not in UNSEEN)
    name = re.sub(r'[/\\<>:"|?*]', "_", "".join(kept)).strip()[:length]
    while len(name.encode()) > 3 * length:
        name = name[:-1]
    name = name.strip(" .")
    return f"_{name}" if WINDOWS_DEVICES.fullmatch(name) else name or fallback


CSV_COLUMNS = (
    "resource", "folder", "file", "subject", "from", "received", "bytes", "sha256", "item", "damage",
)


class Extraction:
    """Writes restored items below one new folder; never over anything."""

    def __init__(self, target):
        try:
            target.mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise Refused(f"{target}: {error.strerror}: name a folder that does not exist yet") from error
        self.target = target
        self.used = {}
        self.files = 0
        self.json = open(target / "index.json", "x", encoding="utf-8")
        self.table = open(target / "index.csv", "x", encoding="utf-8", newline="")
        self.csv = csv.writer(self.table)
        self.csv.writerow(CSV_COLUMNS)
        self.separator = ""

    def begin(self, point):
        self.json.write(f'{{"restorePoint":{json.dumps(describe_point(point))},\n"items":[')

    def end(self):
        self.json.write("]}\n")
        self.json.close()
        self.table.close()

    def new_folder(self, parent, name):
        """A folder of its own, whatever case the system knows."""
        used = self.used.setdefault(parent, set())
        unique = next(name for name in numbered(name) if name.casefold() not in used)
        used.add(unique.casefold())
        (parent / unique).mkdir()
        return parent / unique

    def write(self, folder, name, extension, pieces):
        """(path below the target, size, SHA-256). A file that cannot be written whole is taken away again."""
        candidates = (folder / f"{stem}.{extension}" for stem in numbered(name))
        path = next(path for path in candidates if not os.path.lexists(path))
        digest, size = hashlib.sha256(), 0
        try:
            with open(path, "xb") as file:
                for piece in pieces:
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self.files += 1
        return path.relative_to(self.target).as_posix(), size, digest.hexdigest()

    def record(self, resource, path, item, files, damage):
        document = {"resource": resource["id"], "folder": path, "id": item["id"], "files": files}
        if damage is not None:
            document["damage"] = damage
        document["properties"] = item["properties"]
        self.json.write(f"{self.separator}\n{json.dumps(document)}")
        self.separator = ","
        properties = item["properties"]
        sender = properties.get("from")
        for file in files.values() or [{"path": "", "sizeBytes": "", "sha256": ""}]:
            self.csv.writerow(map(plain_cell, (
                resource["address"], "/".join(path), file["path"], properties.get("subject"),
                sender.get("address") if isinstance(sender, dict) else None, properties.get("receivedAt"),
                file["sizeBytes"], file["sha256"], item["id"], damage,
            )))


def numbered(name):
    return itertools.chain([name], (f"{name} ({number})" for number in itertools.count(2)))


def plain_cell(value):
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value).encode("utf-8", "replace").decode()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def run_extract(options, folder, findings):
    """A restore point, or one resource of it, into a new folder."""
    repository = open_repository(options, folder, findings)
    (point,) = chosen_points(options, repository, findings)
    resources = [
        resource
        for resource in point.resources
        if options.resource in (None, resource["id"], resource["address"])
    ]
    if not resources:
        raise Refused(f"restore point {point.id} holds no {options.resource}")
    extraction = Extraction(options.to)
    extraction.begin(point)
    contents = contents_of({}, repository, point.organization, findings)
    for resource in resources:
        extract_resource(extraction, contents, point, resource, findings)
    extraction.end()
    print(f"{extraction.files} files were written to {options.to}; index.json and index.csv say what each is")


def extract_resource(extraction, contents, point, resource, findings):
    where = f"restore point {point.id}, {resource['address']}"
    root_name = safe_name(resource["address"] or resource["name"], "resource")
    root = extraction.new_folder(extraction.target, root_name)
    folders = {}
    place = 0
    for path, item in read_items(contents, point, resource, lambda text: findings.add(f"{where}: {text}")):
        folder = folder_for(extraction, folders, root, path)
        if item is None:
            continue
        place += 1
        subject = item["properties"].get("subject")
        title = f"{place:06d} {safe_name(subject if is_text(subject) else '', 'untitled')}"
        files, damage = {}, None
        for kind, reference in sorted(item["contents"].items()):
            extension = EXTENSIONS.get(kind) or safe_name(kind, "bin", 20)
            try:
                written, size, digest = extraction.write(folder, title, extension, contents.read(reference))
                files[kind] = {"path": written, "sizeBytes": size, "sha256": digest}
            except Damage as error:
                damage = f"{kind} of item {item['id']}: {error}"
                findings.add(f"{where}: {damage}")
        extraction.record(resource, names_of(path), item, files, damage)


def folder_for(extraction, folders, root, path):
    """One folder for each of the mailbox's, below its parent's. Where paths get too long for some systems it
    lies at the top; the index says where it belongs."""
    at = root
    for folder_id, name in path:
        if folder_id not in folders:
            is_deep = len(str(at.relative_to(extraction.target))) > 120
            folders[folder_id] = extraction.new_folder(root if is_deep else at, safe_name(name, "folder"))
        at = folders[folder_id]
    return at


# --- The command ---


def read_file(path, limit=1 << 16):
    try:
        with open(path, "rb") as file:
            return file.read(limit)
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from error


def open_repository(options, folder, findings):
    if options.key_file is not None:
        data = read_file(options.key_file)
        text = data.strip().decode("ascii", "replace")
        if re.fullmatch("[0-9a-fA-F]{64}", text):
            return Repository(folder, bytes.fromhex(text))
        if re.fullmatch("[0-9A-Za-z_-]{43}=?", text):
            return Repository(folder, base64.urlsafe_b64decode(text.rstrip("=") + "="))
        if len(data) == 32:
            return Repository(folder, data)
        raise Refused(f"{options.key_file}: a key has 64 hexadecimal digits, 43 of base64url, or 32 bytes")
    if options.passphrase_file is not None:
        try:
            passphrase = read_file(options.passphrase_file).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(f"{options.passphrase_file}: a passphrase is text in UTF-8") from error
        passphrase = re.sub(r"\r?\n\Z", "", passphrase)
    else:
        passphrase = getpass.getpass("Passphrase of the repository: ")
    return Repository(folder, unlock(folder, passphrase, findings))


def contents_of(cache, repository, organization, findings):
    if organization not in cache:
        cache[organization] = Contents(repository, organization)
        cache[organization].load(findings)
    return cache[organization]


def chosen_points(options, repository, findings):
    points = [point for chain in read_chains(repository, findings) for point in chain.points]
    chosen = [point for point in points if options.point in (None, point.id)]
    if options.point is not None and not chosen:
        raise Refused(f"there is no restore point {options.point}: `list` shows them")
    return chosen


def parse_arguments(arguments):
    shape = {"epilog": EPILOG, "formatter_class": argparse.RawDescriptionHelpFormatter}
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0], **shape)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, text):
        added = commands.add_parser(name, help=text, description=text, **shape)
        added.add_argument("repository", type=Path, metavar="REPOSITORY", help="the folder of the repository")
        secret = added.add_mutually_exclusive_group()
        secret.add_argument("--key-file", metavar="FILE", help="the repository key")
        secret.add_argument("--passphrase-file", metavar="FILE", help="a passphrase, or the recovery kit's page")
        added.set_defaults(run=run, json=False)
        return added

    listing = command("list", run_list, "list restore points, and what they hold")
    listing.add_argument("--point", metavar="ID", help="this restore point alone")
    listing.add_argument("--resources", action="store_true", help="with the mailboxes in them")
    listing.add_argument("--items", action="store_true", help="with every item")
    listing.add_argument("--json", action="store_true", help="one JSON document a line, resources included")
    verifying = command("verify", run_verify, "read every byte, and say what is damaged or missing")
    verifying.add_argument(
        "--expect", metavar="FILE", help="what `list` printed earlier: its restore points must still be there"
    )
    extracting = command("extract", run_extract, "write a restore point into a folder: mail as .eml files")
    extracting.add_argument("--point", metavar="ID", required=True, help="the restore point")
    extracting.add_argument("--resource", metavar="ID", help="one mailbox alone, by its id or address")
    extracting.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="it does not exist yet")
    keys = command("keys", run_keys, "list what passphrases open; with a key, what each is for")
    keys.add_argument("--json", action="store_true", help="one JSON document a line")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse_arguments(arguments)
    findings = Findings()
    try:
        options.run(options, Folder(options.repository), findings)
    except (Refused, OSError) as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    return 1 if findings.count else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
