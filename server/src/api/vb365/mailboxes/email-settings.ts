/** `VexEmailSettings`: the mail server by which messages are sent. Its password goes in and never comes out. */
import { Type, type Static } from 'typebox'
import type { MailServer, MailServerChange } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { links, oneOf, refTo, resource } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody } from '../parameters.ts'

const text = Type.Optional(Type.String())
const truth = Type.Optional(Type.Boolean())

export const smtpSettingsSchema = resource(
  'RESTSmtpSettings',
  {
    enableNotification: Type.Boolean({ description: 'whether mail is sent at all' }),
    server: Type.String({ examples: ['mail.contoso.com'] }),
    port: Type.Integer(),
    from: Type.String({ examples: ['backup@contoso.com'] }),
    useAuthentication: Type.Boolean(),
    username: Type.String(),
    useSSL: Type.Boolean({ description: 'encrypted from the first byte on port 465, by STARTTLS elsewhere' }),
    authenticationType: oneOf('CustomSmtp'),
    isAuthenticated: Type.Boolean(),
    _links: links,
  },
  { since: { authenticationType: 8, isAuthenticated: 8 } },
)
const changeSchema = Type.Object({
  enableNotification: truth,
  server: text,
  port: Type.Optional(Type.Integer()),
  from: text,
  useAuthentication: truth,
  username: text,
  userPassword: Type.Optional(Type.String({ description: 'kept as it is without it' })),
  useSSL: truth,
})

export function registerMailSettings({ app, version, root, dependencies }: DialectScope): void {
  const { mailDelivery } = dependencies.operations
  const config = { access: 'server-administrator' } as const
  const tags = ['VexEmailSettings']
  const status = version === 8 ? 204 : 200
  app.get('/VexEmailSettings', {
    config,
    schema: {
      operationId: 'VexEmailSettings_Get',
      summary: 'The mail server by which messages are sent',
      tags,
      response: { 200: refTo(smtpSettingsSchema) },
    },
    handler: async () => settingsBody(await mailDelivery.server(), `${root}/VexEmailSettings`),
  })
  app.put('/VexEmailSettings', {
    config,
    schema: {
      operationId: 'VexEmailSettings_Update',
      summary: 'Change the mail server',
      description: 'A member that is left out stays as it is.',
      tags,
      body: changeSchema,
      response: { [status]: noBody },
    },
    handler: async (request, reply) => {
      await mailDelivery.change(changeOf(request.body), callerOf(request).actor)
      return reply.code(status).send(null)
    },
  })
  app.post(version === 8 ? '/VexEmailSettings/SendTestEmail' : '/VexEmailSettings/SendTest', {
    config,
    schema: {
      operationId: version === 8 ? 'VexEmailSettings_SendTestEmail' : 'VexEmailSettings_SendTestAction',
      summary: 'Send a mail that tries the settings',
      tags,
      body: Type.Object({ email: text }),
      response: { [status]: noBody },
    },
    handler: async (request, reply) => {
      await mailDelivery.sendTest(request.body.email ?? '', callerOf(request).actor)
      return reply.code(status).send(null)
    },
  })
}

function settingsBody(server: MailServer, self: string): Static<typeof smtpSettingsSchema> {
  return {
    enableNotification: server.isEnabled,
    server: server.server,
    port: server.port,
    from: server.from,
    useAuthentication: server.userName !== '',
    username: server.userName,
    useSSL: server.usesTls,
    authenticationType: 'CustomSmtp',
    isAuthenticated: server.userName !== '',
    _links: { self: { href: self } },
  }
}

type Change = Static<typeof changeSchema>

/** Without a login neither name nor password is kept. */
function changeOf(change: Change): MailServerChange {
  const isOpen = change.useAuthentication === false
  const userName = isOpen ? '' : change.username
  const password = isOpen ? '' : change.userPassword
  return {
    ...(change.enableNotification === undefined ? {} : { isEnabled: change.enableNotification }),
    ...(change.server === undefined ? {} : { server: change.server.trim() }),
    ...(change.port === undefined ? {} : { port: change.port }),
    ...(change.from === undefined ? {} : { from: change.from.trim() }),
    ...(change.useSSL === undefined ? {} : { usesTls: change.useSSL }),
    ...(userName === undefined ? {} : { userName }),
    ...(password === undefined ? {} : { password }),
  }
}
