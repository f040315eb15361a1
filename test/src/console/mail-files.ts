/** Mail for a simulated mailbox, written as files that the simulator imports (RFC 5322). */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface MailFile {
  /** As it stands in the header; ASCII alone. */
  readonly subject: string
  readonly from?: string
  /** `text/plain; charset=utf-8` unless told. */
  readonly contentType?: string
  readonly encoding?: 'base64'
  readonly body: string
}

/** @returns the option of the simulator that imports them. */
export async function writeMailbox(
  folder: string,
  upn: string,
  mails: readonly MailFile[],
): Promise<readonly string[]> {
  const place = join(folder, upn)
  await mkdir(place, { recursive: true })
  for (const [index, mail] of mails.entries())
    await writeFile(join(place, `${index}.eml`), contentsOf(mail, { upn, index }))
  return ['--mailbox', `${upn}=${place}`]
}

function contentsOf(mail: MailFile, { upn, index }: { upn: string; index: number }): string {
  const minute = String(index % 60).padStart(2, '0')
  const head = [
    `From: ${mail.from ?? 'Grete Fischer <grete@fabrikam.com>'}`,
    `To: ${upn}`,
    `Subject: ${mail.subject}`,
    `Date: Mon, 05 Jan 2026 10:${minute}:00 +0000`,
    `Message-ID: <${index}.${upn}>`,
    'MIME-Version: 1.0',
    `Content-Type: ${mail.contentType ?? 'text/plain; charset=utf-8'}`,
    `Content-Transfer-Encoding: ${mail.encoding ?? '8bit'}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${mail.body.replaceAll(/\r?\n/g, '\r\n')}`
}
