/** A recovery kit as a page to print: what it is, its passphrase, and what to do with it. */
import { Secret } from '../../foundation/secret.ts'
import { groupKitPassphrase } from '../../repository/index.ts'
import type { S3Description } from '../ports.ts'

export interface KitPage {
  readonly id: string
  readonly label: string
  readonly createdAt: number
  readonly repository: {
    readonly id: string
    readonly name: string
    readonly path: string
    /** Where it lies in a bucket. */
    readonly s3?: S3Description | undefined
  }
}

export function writeKitPage({ id, label, createdAt, repository }: KitPage, passphrase: Secret): Secret {
  const place = quoted(repository.path)
  const { s3 } = repository
  const folder = s3 === undefined ? place : 'FOLDER_OF_THE_COPY'
  return new Secret(`STRONGROOM RECOVERY KIT
=======================

Whoever has this page and the backup repository can read every backup in it, and
can bring back the server with everything it held. Print it, lock it away far from
the server and from the repository, and delete the file.

Repository   ${oneLine(repository.name)}
Id           ${repository.id}
Location     ${oneLine(repository.path)}
Kit          ${id}${label === '' ? '' : ` (${oneLine(label)})`}
Made         ${new Date(createdAt).toISOString().slice(0, 10)}

Passphrase

    ${groupKitPassphrase(passphrase)}

Small or capital letters, hyphens and spaces do not matter. There is no letter I, L,
O or U in it: what looks like one is the digit 1 or 0, or the letter V.


WHEN THE SERVER IS LOST

Install Strongroom on an empty machine, ${s3 === undefined ? 'bring the repository there (the folder, or a\ncopy of it), ' : 'with a way to the bucket, '}put this page or its passphrase line into a file kit.txt, and run

    strongroom recover --from ${place} --kit kit.txt --data-dir NEW_FOLDER${s3 === undefined ? '' : bucketFlags(s3)}
    strongroom serve --data-dir NEW_FOLDER

Organizations, their applications with their private keys, jobs, accounts, roles and
settings come back as they were when they were last written to the repository, and
every restore point in it. Passwords are what they were.


WITHOUT STRONGROOM

The format of the repository is published, and a program of one file reads it with
nothing but Python 3 (read-repository.py, in the folder tools of Strongroom):

    python3 read-repository.py list    ${folder} --passphrase-file kit.txt
    python3 read-repository.py extract ${folder} --passphrase-file kit.txt --point ID --to FOLDER

where kit.txt holds this page or its passphrase line${s3 === undefined ? '' : ', and the bucket was copied into a folder before'}.


WHEN THIS PAGE MAY HAVE BEEN SEEN

Make another kit, then remove this one:

    strongroom repository kit make --repository ${repository.id}
    strongroom repository keys remove ${id} --repository ${repository.id}

Who kept a copy of the repository of before can still open that copy with this page.
`)
}

/** The secret access key is not on the page: who runs the storage gives another one. */
function bucketFlags({ endpoint, region, caFile, forcePathStyle, accessKeyId }: S3Description): string {
  const flags = [
    ...(endpoint === undefined ? [] : [`--s3-endpoint ${quoted(endpoint)}`]),
    `--s3-region ${quoted(region)}`,
    ...(caFile === undefined ? [] : ['--s3-ca-file FILE']),
    ...(endpoint !== undefined && !forcePathStyle ? ['--s3-virtual-host'] : []),
    `--access-key-id ${quoted(accessKeyId)}`,
    '--secret-access-key-file FILE',
  ]
  return flags.map((flag) => ` \\\n        ${flag}`).join('')
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
}

function quoted(text: string): string {
  const line = oneLine(text)
  return /^[\w./:@%+=-]+$/.test(line) ? line : `'${line.replaceAll("'", String.raw`'\''`)}'`
}
