import { type AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { createSecretBox } from '../../keys/index.ts'
import type { Actor } from '../caller.ts'
import { createMailDelivery } from './delivery.ts'
import type { MailDelivery, OutgoingMail } from './mail-delivery.ts'

const actor: Actor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
const clock = { now: () => 0, sleep: async () => undefined }
const secretBox = createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom)

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | undefined
  readonly source: string
}

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve))
})

/** A mail server that nobody here wrote. */
async function startServer(options: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right'
        ? done(null, { user: username })
        : done(new Error('wrong password: secret-answer')),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          user: session.user,
          source: Buffer.concat(pieces).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.server.address() as AddressInfo).port, received }
}

const mail: OutgoingMail = {
  from: undefined,
  to: ['bob@contoso.com', 'carol@contoso.com'],
  subject: 'Restored: Hällo\r\nBcc: dora@evil.invalid',
  text: 'Here it is.',
  files: [{ name: 'Hällo.eml', content: Buffer.from('Subject: a\r\n\r\nbody') }],
}
const plain = { isEnabled: true, server: '127.0.0.1', from: 'backup@contoso.com', usesTls: false }

describeOnEveryDatabase('sending mail (reference VexEmailSettings)', (open) => {
  async function delivery(): Promise<MailDelivery & { readonly records: () => Promise<string> }> {
    const database = await open()
    return {
      ...createMailDelivery({ database, secretBox, clock }),
      records: async () => {
        const settings = await database.db.selectFrom('settings').selectAll().execute()
        const keys = await database.db.selectFrom('sealedKeys').selectAll().execute()
        const audit = await listAudit(database.db, {}, { offset: 0, limit: 100 })
        const sealed = keys.map((key) => Buffer.from(key.sealed).toString('latin1'))
        return JSON.stringify([settings, audit, sealed])
      },
    }
  }

  it('goes to everybody, from the address that is set, with the message as a file', async () => {
    const { port, received } = await startServer()
    const sending = await delivery()
    await sending.change({ ...plain, port }, actor)
    await sending.send(mail)
    expect(received).toMatchObject([{ from: 'backup@contoso.com', to: mail.to, user: undefined }])
    const source = received[0]?.source ?? ''
    expect(source).toContain(Buffer.from('Subject: a\r\n\r\nbody').toString('base64'))
    expect(source).toMatch(/filename\*0\*=utf-8''H%C3%A4llo\.eml|filename="?=\?UTF-8/i)
    // EXP-13: no line of a subject becomes a header.
    expect(source).not.toMatch(/^Bcc:/im)
  })

  it('signs in where a login is set; the password is sealed, on no record, and never given out', async () => {
    const { port, received } = await startServer({ authOptional: false })
    const sending = await delivery()
    await sending.change({ ...plain, port, userName: 'backup', password: 'right' }, actor)
    await sending.sendTest('alice@contoso.com', actor)
    expect(received).toMatchObject([{ user: 'backup', to: ['alice@contoso.com'] }])
    expect(await sending.server()).not.toHaveProperty('password')
    expect(await sending.records()).not.toContain('right')
    // What is left out stays; what is empty is gone.
    await sending.change({ isEnabled: true }, actor)
    await sending.send(mail)
    await sending.change({ password: '' }, actor)
    await expect(sending.send(mail)).rejects.toMatchObject({ code: 'mail_not_sent' })
  })

  it('says what is wrong with the server, never what the server quotes', async () => {
    const { port } = await startServer({ authOptional: false })
    const sending = await delivery()
    await sending.change({ ...plain, port, userName: 'backup', password: 'wrong' }, actor)
    const refused = await sending.send(mail).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'mail_not_sent',
      message: expect.stringContaining('refuses the login'),
    })
    expect(String(refused)).not.toContain('secret-answer')
    await sending.change({ usesTls: true }, actor)
    await expect(sending.send(mail)).rejects.toMatchObject({ code: 'mail_not_sent' })
    await sending.change({ port: 1, usesTls: false, userName: '' }, actor)
    await expect(sending.send(mail)).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be reached/),
    })
  })

  it('trusts no certificate that nobody vouches for', async () => {
    const { port, received } = await startServer({ hideSTARTTLS: false })
    const sending = await delivery()
    await sending.change({ ...plain, port, usesTls: true }, actor)
    await expect(sending.send(mail)).rejects.toMatchObject({ message: expect.stringMatching(/certificate/) })
    expect(received).toEqual([])
  })

  it('is refused with what to do while nothing is set up', async () => {
    const sending = await delivery()
    await expect(sending.send(mail)).rejects.toMatchObject({ code: 'mail_not_set_up' })
    await expect(sending.sendTest('nobody', actor)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it.each([
    [{ port: 0 }, /port/],
    [{ server: 'a b' }, /name or an address/],
    [{ server: 'x/../y' }, /name or an address/],
    [{ from: 'nobody' }, /no address/],
    [{ isEnabled: true }, /set server and from/],
    [{ server: 'mail.contoso.com', userName: 'x', usesTls: false }, /encrypted/],
    [{ userName: 'x'.repeat(300) }, /at most 255/],
  ])('settings that cannot work are refused: %j', async (change, words) => {
    const sending = await delivery()
    await expect(sending.change(change, actor)).rejects.toThrow(words)
    expect((await sending.server()).isEnabled).toBe(false)
  })
})
