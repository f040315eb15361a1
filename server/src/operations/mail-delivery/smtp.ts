/** One mail to one server (RFC 5321), encrypted where it is set so (RFC 8314, RFC 3207); nothing is read from disk or fetched. */
import type { Secret } from '../../foundation/secret.ts'
import { OperationError } from '../errors.ts'
import type { MailServer, OutgoingMail } from './mail-delivery.ts'

export interface SmtpAccess {
  readonly server: MailServer
  /** Undefined when the server asks for no login. */
  readonly password: Secret | undefined
  /** PEM of authorities that are trusted beside those of the system. */
  readonly ca?: string | undefined
}

export type SendMail = (access: SmtpAccess, mail: OutgoingMail) => Promise<void>

const implicitTlsPort = 465
const connectMs = 15_000
const silentMs = 60_000

/** @throws {OperationError} `mail_not_sent` */
export async function sendBySmtp({ server, password, ca }: SmtpAccess, mail: OutgoingMail): Promise<void> {
  // Few servers send: it is loaded when one does.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: server.server,
    port: server.port,
    secure: server.usesTls && server.port === implicitTlsPort,
    requireTLS: server.usesTls,
    ...(password === undefined ? {} : { auth: { user: server.userName, pass: password.reveal() } }),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: mail.from ?? server.from,
      // Answers about what could not be delivered go to the server's own sender.
      envelope: { from: server.from, to: [...mail.to] },
      to: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      attachments: mail.files.map(({ name, content }) => ({
        filename: name,
        content: Buffer.from(content),
        contentType: 'application/octet-stream',
      })),
    })
  } catch (error) {
    throw refusalOf(error, server)
  } finally {
    transport.close()
  }
}

const words: ReadonlyMap<string, string> = new Map([
  ['EAUTH', 'refuses the login. Check user name and password'],
  ['EENVELOPE', 'refuses a sender or a recipient. Check the addresses'],
  ['EMESSAGE', 'refuses the mail'],
  ['ETLS', 'does not encrypt, or its certificate is not trusted. Check port and useSSL'],
  ['ESOCKET', 'cannot be reached, or its certificate is not trusted. Check name, port and useSSL'],
  ['ECONNECTION', 'cannot be reached. Check name, port and useSSL'],
  ['EDNS', 'has no address. Check its name'],
  ['ETIMEDOUT', 'does not answer. Check name, port and useSSL'],
])

/** What the server says may quote what was sent to it: only its code is shown. */
function refusalOf(error: unknown, { server }: MailServer): OperationError {
  const { code, responseCode } = partsOf(error)
  const answer = responseCode === undefined ? '' : ` (SMTP ${responseCode})`
  const said = words.get(code) ?? 'did not take the mail'
  return new OperationError('mail_not_sent', `The mail server ${server} ${said}${answer}.`, { cause: error })
}

function partsOf(error: unknown): { readonly code: string; readonly responseCode: number | undefined } {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  const response: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof response === 'number' ? response : undefined,
  }
}
