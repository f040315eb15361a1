/** A consent page of Contoso's, for the tests of the routes. */
import { type Consent, type Consents, OperationError } from '../operations/index.ts'
import { ids, noon } from './sample-values.suite.ts'
import { organizationId } from './ids.ts'

const consent: Consent = {
  id: ids.absent,
  organizationId: organizationId(ids.contoso),
  purpose: 'sign-in',
  appId: ids.absent,
  url: 'https://login.example/contoso/adminconsent?client_id=x',
  state: 'the-state',
  redirectUri: 'https://backup.example/consent/callback',
  outcome: 'pending',
  message: undefined,
  expiresAt: noon + 900_000,
}

export function fakeConsents(): Consents {
  const find = (id: string): Consent => {
    if (id !== consent.id) throw new OperationError('not_found', 'The object was not found.')
    return consent
  }
  return {
    begin: async (_id, { purpose, redirectUri = consent.redirectUri }) => ({
      ...consent,
      purpose,
      redirectUri,
    }),
    get: async (id) => find(id),
    complete: async (id) => ({ ...find(id), outcome: 'returned' }),
    receive: async ({ state }) => (state === consent.state ? { ...consent, outcome: 'returned' } : undefined),
  }
}
