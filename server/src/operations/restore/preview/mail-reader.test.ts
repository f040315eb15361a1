import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { assert, asyncProperty, uint8Array } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../foundation/clock.ts'
import { createMailReader, type MailReader } from './mail-reader.ts'
import { png } from './pictures.suite.ts'
import { readMail } from './read-mail.ts'

const boundary = 'x1'
const part = (headers: string, body: string): string => `--${boundary}\r\n${headers}\r\n\r\n${body}\r\n`
const mail = (parts: string, type = 'multipart/mixed'): Buffer =>
  Buffer.from(
    `Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; boundary=${boundary}\r\n\r\n${parts}--${boundary}--\r\n`,
  )
const picture = part(
  'Content-Type: image/png; name="logo.png"\r\nContent-ID: <logo@contoso>\r\nContent-Transfer-Encoding: base64',
  png(2, 2).toString('base64'),
)
const html = part(
  'Content-Type: text/html; charset=utf-8',
  '<p onclick="x()">H\u00e4llo <img src="cid:logo@contoso"></p>',
)
const file = part(
  'Content-Type: text/html; name="evil.html"\r\nContent-Disposition: attachment; filename="evil.html"',
  '<script>alert(1)</script>',
)

describe('what a message shows', () => {
  it('is its text, and its files with their places', async () => {
    const answer = await readMail(mail(html + picture + file, 'multipart/related'), { kind: 'contents' })
    expect(answer).toMatchObject({
      kind: 'contents',
      contents: {
        hasHtml: true,
        text: 'H\u00e4llo',
        attachments: [
          { id: '0', name: 'logo.png', contentType: 'image/png', isInline: true },
          { id: '1', name: 'evil.html', contentType: 'text/html', isInline: false, sizeBytes: 25 },
        ],
      },
    })
  })

  it('CON-13: a page shows pictures of its own message', async () => {
    const answer = await readMail(mail(html + picture), { kind: 'page' })
    expect(answer.kind === 'page' && answer.html).toMatch(
      /^<!doctype html><html><head><meta charset="utf-8">/,
    )
    expect(answer.kind === 'page' && answer.html).toContain('src="data:image/png;base64,')
    expect(answer.kind === 'page' && answer.html).not.toContain('onclick')
    const other = await readMail(mail(html), { kind: 'page' })
    expect(other.kind === 'page' && other.html).not.toContain('<img')
  })

  it('CON-01: a message of text alone is a page of text', async () => {
    const answer = await readMail(Buffer.from('Subject: a\r\n\r\n<script>alert(1)</script>\r\n'), {
      kind: 'page',
    })
    expect(answer.kind === 'page' && answer.html).toContain('<pre>&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it.each([
    ['UTF-7', 'utf-7', Buffer.from('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')],
    ['UTF-16', 'utf-16le', Buffer.from('<script>alert(1)</script>', 'utf16le')],
    ['no such charset', 'x-none', Buffer.from('<script>alert(1)</script><plaintext>')],
  ])('CON-22: a body in %s stays contained', async (_name, charset, body) => {
    const head = Buffer.from(`Content-Type: text/html; charset=${charset}\r\n\r\n`)
    const answer = await readMail(Buffer.concat([head, body]), { kind: 'page' })
    expect(answer.kind === 'page' && answer.html).not.toMatch(/<script|<plaintext/i)
  })

  it('CON-15: a file is given as its bytes, by its place; another place has none', async () => {
    const content = mail(html + picture + file)
    const answer = await readMail(content, { kind: 'file', id: '1' })
    expect(answer.kind === 'file' && Buffer.from(answer.content).toString()).toBe('<script>alert(1)</script>')
    for (const id of ['2', '-1', '1e1', '../1', '00000', ''])
      expect((await readMail(content, { kind: 'file', id })).kind).toBe('no-such-file')
  })

  it('CON-21: any bytes whatever give an answer', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 400 }), async (noise) => {
        const head =
          'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: application/ms-tnef\r\n\r\n'
        for (const kind of ['contents', 'page'] as const)
          expect(['contents', 'page', 'unreadable']).toContain(
            (await readMail(Buffer.concat([Buffer.from(head), noise]), { kind })).kind,
          )
      }),
      { numRuns: 200, seed: 3 },
    )
  })
})

describe('mail is read in a thread of its own (CON-21)', { timeout: 120_000 }, () => {
  let folder = ''
  const readers: MailReader[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-mail-reader-'))
  })
  afterAll(async () => {
    await Promise.all(readers.map((reader) => reader.close()))
    await rm(folder, { recursive: true, force: true })
  })

  async function readerThat(code: string, longestMs = 20_000): Promise<MailReader> {
    const path = join(folder, `${readers.length}.mjs`)
    await writeFile(path, `import { parentPort } from 'node:worker_threads'\nlet count = 0\n${code}`)
    const reader = createMailReader(
      { clock: systemClock },
      { program: pathToFileURL(path), longestMs, startMs: 2000 },
    )
    readers.push(reader)
    return reader
  }
  const answer = `parentPort.postMessage({ kind: 'page', html: String(++count) })`
  const ask = (reader: MailReader): ReturnType<MailReader['read']> =>
    reader.read(new Uint8Array(), { kind: 'page' })

  it('one after the other, by the same thread', async () => {
    const reader = await readerThat(`parentPort.on('message', () => ${answer})`)
    const answers = await Promise.all([ask(reader), ask(reader), ask(reader)])
    expect(answers).toEqual(['1', '2', '3'].map((text) => ({ kind: 'page', html: text })))
  })

  it.each([
    ['works without end', 'for (;;);', 1000],
    ['takes all memory', 'const all = []; for (;;) all.push(new Array(100000).fill(1))', 60_000],
    ['throws', "throw new Error('x')", 20_000],
    ['ends its process', 'process.exit(0)', 20_000],
  ])('a message whose reading %s is unreadable, and the next one is read', async (_name, harm, longestMs) => {
    const code = `parentPort.on('message', ({ question }) => { if (question.kind === 'contents') { ${harm} } else ${answer} })`
    const reader = await readerThat(code, longestMs)
    expect(await reader.read(new Uint8Array(), { kind: 'contents' })).toEqual({ kind: 'unreadable' })
    expect(await ask(reader)).toEqual({ kind: 'page', html: '1' })
  })

  it('a crowd is told to come again', async () => {
    const reader = await readerThat(`parentPort.on('message', () => setTimeout(() => ${answer}, 50))`)
    const asked = Array.from({ length: 65 }, () => ask(reader).catch((error: unknown) => error))
    expect(await asked[64]).toMatchObject({ code: 'too_many_requests' })
    expect(await asked[63]).toMatchObject({ kind: 'page' })
  })
})
