/** A mail server that is set up as the tests say, and remembers what it was told. */
import { OperationError, type Operations } from '../operations/index.ts'
import type { Recorded } from './sample-values.suite.ts'

export function fakeMailDelivery(recorded: Recorded): Operations['mailDelivery'] {
  return {
    server: async () => ({
      isEnabled: true,
      server: 'mail.contoso.com',
      port: 587,
      from: 'backup@contoso.com',
      usesTls: true,
      userName: 'backup',
    }),
    change: async (change) => {
      if (change.port === 0) throw new OperationError('invalid_request', 'A port is a number up to 65535.')
      recorded.mailServer = change
    },
    sendTest: async (to) => {
      if (to === '') throw new OperationError('invalid_request', 'Say to whom.')
      recorded.mailTest = to
    },
    send: async () => undefined,
  }
}
