/** The mail server as it is kept: its settings with the records, its password sealed beside the keys. */
import type { Kysely } from 'kysely'
import { Type } from 'typebox'
import {
  createSealedKeyStore,
  type Database,
  type DatabaseSchema,
  findSetting,
  putSetting,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { Secret } from '../../foundation/secret.ts'
import type { SecretBox } from '../../keys/index.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { parseJson } from '../json.ts'
import { invalidRequest } from '../refusals.ts'
import { addressOf, recipientsOf } from './addresses.ts'
import type { MailDelivery, MailServer, OutgoingMail } from './mail-delivery.ts'
import { sendBySmtp, type SendMail } from './smtp.ts'

export interface MailDeliveryDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly clock: Clock
  /** {@link sendBySmtp} when left out. */
  readonly sendMail?: SendMail
}

const settingName = 'mailDelivery'
const keyId = 'mail-delivery-password'
const purpose = 'mail-delivery'
const longestName = 255
/** Mail servers take 25 to 35 MB as a rule, and attachments grow by a third on their way. */
const mostFileBytes = 20 * 1024 * 1024
const initial: MailServer = {
  isEnabled: false,
  server: '',
  port: 587,
  from: '',
  usesTls: true,
  userName: '',
}
const serverSchema = Type.Object({
  isEnabled: Type.Boolean(),
  server: Type.String(),
  port: Type.Integer(),
  from: Type.String(),
  usesTls: Type.Boolean(),
  userName: Type.String(),
})
const hostName = /^(?!-)[A-Za-z0-9.-]{1,253}$|^\[?[0-9A-Fa-f:.]{2,45}\]?$/

export function createMailDelivery(dependencies: MailDeliveryDependencies): MailDelivery {
  const { database, clock } = dependencies
  return {
    server: () => load(database.db),
    async change({ password, ...change }, actor) {
      await database.transaction(async (trx) => {
        const before = await load(trx)
        const after: MailServer = { ...before, ...change }
        check(after, password)
        await putSetting(trx, settingName, JSON.stringify(after))
        if (password !== undefined) await keepPassword(dependencies, trx, password)
        const details = { before: described(before), after: described(after) }
        await recordAct(trx, clock, actor, { action: 'settings.mail', details })
      })
    },
    async sendTest(to, actor) {
      const recipients = recipientsOf(to)
      await send(dependencies, {
        from: undefined,
        to: recipients,
        subject: 'Strongroom can send mail',
        text: 'This mail was sent to try the settings of the mail server.',
        files: [],
      })
      await database.transaction((trx) =>
        recordAct(trx, clock, actor, { action: 'mail.test', details: { target: recipients.join(', ') } }),
      )
    },
    send: (mail) => send(dependencies, mail),
  }
}

async function load(db: Kysely<DatabaseSchema>): Promise<MailServer> {
  const text = await findSetting(db, settingName)
  return text === undefined ? initial : parseJson(text, serverSchema)
}

function check({ isEnabled, server, port, from, usesTls, userName }: MailServer, password?: string): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw invalidRequest('A port is a number up to 65535.')
  if (server !== '' && !hostName.test(server))
    throw invalidRequest('The server has to be a name or an address.')
  if (from !== '') addressOf(from)
  if (isEnabled && (server === '' || from === ''))
    throw invalidRequest('Mail is sent by a server, and from an address: set server and from.')
  if ([userName, password ?? ''].some((text) => text.length > longestName))
    throw invalidRequest(`User name and password have at most ${longestName} characters.`)
  if (userName !== '' && !usesTls && !isLoopback(server))
    throw invalidRequest('A password is sent only where the connection is encrypted: set useSSL to true.')
}

function isLoopback(server: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(server)
}

async function keepPassword(
  { secretBox, clock }: MailDeliveryDependencies,
  db: Kysely<DatabaseSchema>,
  password: string,
): Promise<void> {
  const store = createSealedKeyStore(db)
  await store.remove(keyId)
  if (password === '') return
  const sealed = secretBox.seal(Buffer.from(password, 'utf8'), purpose)
  const key = { id: keyId, purpose, context: purpose, sealed, certificate: null, createdAt: clock.now() }
  await store.insert(key)
}

async function passwordOf({ database, secretBox }: MailDeliveryDependencies): Promise<Secret | undefined> {
  const row = await createSealedKeyStore(database.db).find(keyId)
  return row && new Secret(Buffer.from(secretBox.open(row.sealed, row.context)).toString('utf8'))
}

async function send(dependencies: MailDeliveryDependencies, mail: OutgoingMail): Promise<void> {
  const server = await load(dependencies.database.db)
  if (!server.isEnabled)
    throw new OperationError(
      'mail_not_set_up',
      'No mail server is set up. An administrator sets one in the settings (VexEmailSettings), or save the message instead.',
    )
  const bytes = mail.files.reduce((sum, { content }) => sum + content.length, 0)
  if (bytes > mostFileBytes)
    throw invalidRequest(
      'More than 20 MB do not go into one mail. Send fewer messages, or save them instead.',
    )
  const password = server.userName === '' ? undefined : await passwordOf(dependencies)
  await (dependencies.sendMail ?? sendBySmtp)({ server, password }, mail)
}

function described(server: MailServer): string[] {
  return Object.entries(server).map(([name, value]) => `${name}=${String(value)}`)
}
