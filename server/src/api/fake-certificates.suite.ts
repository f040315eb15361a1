/** Certificates as the operations would give them, for the routes alone. */
import { type Certificate, OperationError, type Operations } from '../operations/index.ts'
import { ids, noon, notFound, type Recorded } from './sample-values.suite.ts'

export const sampleCertificate: Certificate = {
  id: ids.report,
  applicationName: 'Strongroom Backup',
  appId: ids.absent,
  purposes: ['backup'],
  state: 'active',
  thumbprintSha1: 'A'.repeat(40),
  thumbprintSha256: 'a'.repeat(43),
  notBefore: noon,
  notAfter: noon + 180 * 86_400_000,
  daysLeft: 180,
  lastUsedAt: noon,
  changedAt: noon,
  isAutomatic: true,
  alarm: undefined,
  error: undefined,
}

export function fakeCertificates(recorded: Recorded): Operations['certificates'] {
  const coming: Certificate = { ...sampleCertificate, state: 'planned', lastUsedAt: undefined }
  return {
    list: async () => [sampleCertificate],
    async rotate(id, request) {
      recorded.rotation = { ...request, organizationId: id }
      const { next } = request
      if (next.kind === 'pfx' && next.password.reveal() !== 'right')
        throw new OperationError('unusable_certificate', 'The password does not open the file.')
      return coming
    },
    requestSigning: async () => ({ keyId: ids.report, pkcs10Pem: '-----BEGIN CERTIFICATE REQUEST-----' }),
    async install(_id, { keyId }) {
      if (keyId !== ids.report) throw notFound()
      return { ...coming, state: 'generated' }
    },
    upkeep: async () => undefined,
    settled: async () => undefined,
    close: async () => undefined,
  }
}
