/** The commands of this server that come before and after the manual steps. */
import type { GuideApplication, GuideChoice, GuideCommands } from './guide.ts'
import { shellWord } from './quote.ts'

export function prepareCommands({ certificateFile }: GuideChoice, name: string): GuideCommands {
  const out = shellWord(certificateFile)
  return {
    title: 'Prepare a certificate: its key is made here and never leaves this server',
    lines: [`strongroom org prepare-certificate --name ${shellWord(name)} --out ${out}`],
  }
}

export function connectCommands(
  choice: GuideChoice,
  applications: readonly GuideApplication[],
  tenant: string,
): GuideCommands {
  const { services, layout, restore, signIn, posture, drift, keyId } = choice
  const idOf = (purpose: 'backup' | 'restore' | 'sign-in'): string => {
    const found = applications.find(({ purposes }) => purposes.includes(purpose))
    return shellWord(`CLIENT-ID-OF-${(found?.displayName ?? purpose).replaceAll(/[^A-Za-z0-9]+/g, '-')}`)
  }
  const isSplit = layout === 'separate-restore' && restore !== 'none'
  const names = [
    ...(services.exchange ? ['exchange'] : []),
    ...(services.sharePoint ? ['sharepoint'] : []),
    ...(services.teams ? ['teams'] : []),
    ...(services.teamsChats ? ['teams-chats'] : []),
  ]
  const options = [
    `--tenant ${shellWord(tenant)}`,
    `--application ${idOf('backup')}`,
    ...(isSplit ? [`--restore-application ${idOf('restore')}`] : []),
    ...(signIn ? [`--sign-in-application-id ${idOf('sign-in')}`] : []),
    `--key ${shellWord(keyId ?? 'KEY-ID')}`,
    `--services ${names.join(',')}`,
    `--layout ${layout}`,
    `--restore ${restore}`,
    signIn ? '--sign-in-application' : '--no-sign-in-application',
    ...(posture ? ['--posture'] : []),
    ...(drift ? ['--drift'] : []),
    '--yes',
  ]
  return {
    title: 'Connect it, and let each permission be tried',
    lines: [`strongroom org add --way existing ${options.join(' ')}`, 'strongroom org verify --wait 20'],
  }
}
