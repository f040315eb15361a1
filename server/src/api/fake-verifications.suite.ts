/** Verifications as the operations would give them, for the routes alone. */
import type { Operations, Verification } from '../operations/index.ts'
import { ids, noon, notFound } from './sample-values.suite.ts'

export const sampleVerification: Verification = {
  id: ids.report,
  organizationId: ids.contoso,
  organizationName: 'contoso.onmicrosoft.com',
  state: 'failed',
  startedBy: 'admin',
  startedAt: noon,
  endedAt: noon,
  waitMinutes: 0,
  applications: [
    {
      purposes: ['backup'],
      displayName: 'Strongroom Backup',
      appId: ids.absent,
      credential: {
        kind: 'certificate',
        state: 'valid',
        thumbprintSha1: 'AB'.repeat(20),
        expiresAt: noon,
        daysLeft: 300,
      },
      audiences: [
        { resource: 'graph', displayName: 'Microsoft Graph', state: 'accepted', detail: '', nextStep: '' },
      ],
      permissions: [
        {
          resource: 'graph',
          value: 'Mail.Read',
          id: ids.absent,
          state: 'missing',
          detail: 'Mail.Read is not granted to the application.',
          nextStep: 'Grant it.',
          enables: ['back up mail'],
          lost: ['mail is not backed up'],
        },
      ],
    },
  ],
  lost: ['mail is not backed up'],
  working: [],
  error: undefined,
}

export function fakeVerifications(): Operations['verifications'] {
  const begun: Verification = { ...sampleVerification, state: 'running', endedAt: undefined }
  return {
    begin: async (organizationId, { waitMinutes }) => ({ ...begun, organizationId, waitMinutes }),
    beginAll: async ({ waitMinutes }) => [{ ...begun, waitMinutes }],
    latest: async () => sampleVerification,
    latestOfAll: async () => [sampleVerification],
    get: async (_id, verificationId) => {
      if (verificationId !== sampleVerification.id) throw notFound()
      return sampleVerification
    },
  }
}
