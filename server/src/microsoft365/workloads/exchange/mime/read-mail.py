"""An independent reading of mail for the peer test: Python's email package. Files in, one JSON line each out."""
import email
import email.policy
import hashlib
import json
import sys


def leaves(part):
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for child in part.get_payload():
            yield from leaves(child)
    else:
        yield part


def read(path):
    with open(path, "rb") as file:
        message = email.message_from_bytes(file.read(), policy=email.policy.compat32)
    texts, files, defects = [], [], len(message.defects)
    for part in leaves(message):
        defects += len(part.defects)
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            charset = part.get_content_charset() or "utf-8"
            texts.append([kind, part.get_payload(decode=True).decode(charset, "replace")])
        elif part.is_multipart():
            files.append([kind, None])
        else:
            files.append([kind, hashlib.sha256(part.get_payload(decode=True) or b"").hexdigest()])
    return {"path": path, "defects": defects, "texts": texts, "files": files}


for name in sys.argv[1:]:
    try:
        print(json.dumps(read(name)))
    except (LookupError, ValueError) as error:
        print(json.dumps({"path": name, "defects": 1, "texts": [], "files": [], "error": str(error)}))
