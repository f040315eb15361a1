/** Sending mail through a server of the organization's own: how it is reached, and what is sent. */
import type { Actor } from '../caller.ts'

export interface MailServer {
  /** Nothing is sent while it is false. */
  readonly isEnabled: boolean
  /** Host name or address. */
  readonly server: string
  readonly port: number
  /** The address that mail comes from. */
  readonly from: string
  /** Encrypts: from the first byte on port 465, with STARTTLS on every other. */
  readonly usesTls: boolean
  /** Empty: the server asks for no login. */
  readonly userName: string
}

export interface MailServerChange extends Partial<MailServer> {
  /** Kept as it is when left out; it is sealed, and never given out. */
  readonly password?: string | undefined
}

export interface OutgoingMail {
  /** The server's own sender when undefined. */
  readonly from: string | undefined
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[]
}

export interface MailDelivery {
  /** What was set; what the product begins with where nothing was. */
  server(): Promise<MailServer>
  /** @throws {OperationError} `invalid_request` */
  change(change: MailServerChange, actor: Actor): Promise<void>
  /** Sends a mail that says that mail can be sent. @throws as {@link MailDelivery.send} */
  sendTest(to: string, actor: Actor): Promise<void>
  /**
   * Resolves when the server has taken it for every recipient.
   * @throws {OperationError} `mail_not_set_up`, `mail_not_sent`, `invalid_request`
   */
  send(mail: OutgoingMail): Promise<void>
}
