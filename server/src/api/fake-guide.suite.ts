/** A guide as the operations would give it, for the routes alone. */
import type { Operations } from '../operations/index.ts'
import { ids, noon } from './sample-values.suite.ts'

export function fakeGuide(): Operations['guide'] {
  const commands = { title: 'Do it', lines: ['strongroom org verify'] }
  return {
    write: (_choice, format) => ({
      title: 'By hand',
      cloud: 'worldwide',
      applications: [
        {
          purposes: ['backup'],
          displayName: 'Strongroom Backup',
          permissions: [
            {
              resource: 'graph',
              resourceName: 'Microsoft Graph',
              resourceAppId: ids.absent,
              value: 'Mail.Read',
              kind: 'application',
              id: ids.absent,
              reason: 'back up mail',
              without: 'mail is not backed up',
            },
          ],
        },
      ],
      remarks: [],
      prepare: commands,
      portal: [
        {
          title: 'Register',
          actions: [{ kind: 'press', label: 'Register', value: undefined, text: 'Press “Register”.' }],
        },
      ],
      azureCli: commands,
      powershell: commands,
      connect: commands,
      format,
      document: '# By hand\n',
    }),
    prepareCertificate: async () => ({
      keyId: ids.absent,
      certificatePem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
      thumbprintSha1: 'AB'.repeat(20),
      thumbprintSha256: 'x',
      notBefore: noon,
      notAfter: noon,
    }),
  }
}
