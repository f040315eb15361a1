/** A guide as a document: headings, sentences, lists, tables and lines to type, the same for every format. */
import type { Guide, GuideApplication, GuideCommands, GuideStep } from './guide.ts'

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

export function guideBlocks(guide: Omit<Guide, 'document' | 'format'>): readonly Block[] {
  const { title, cloud, remarks, applications, prepare, portal, azureCli, powershell, connect } = guide
  return [
    heading(1, title),
    paragraph(
      `For ${cloud}. You need a Global Administrator (or a Privileged Role Administrator) of the tenant once, for the consent. Nobody’s password is given to this server.`,
    ),
    ...(remarks.length === 0 ? [] : [{ kind: 'list', isOrdered: false, items: remarks } as const]),
    heading(2, 'What it may do, and why'),
    paragraph(
      'Application permissions work with nobody signed in: that is what a backup needs. Delegated permissions work on behalf of a person who is signed in. Both need admin consent here.',
    ),
    ...applications.flatMap(permissionBlocks),
    heading(2, `1. ${prepare.title}`),
    code(prepare, 'sh'),
    paragraph('Note the key id that is printed. The file holds the public certificate alone.'),
    heading(2, '2. In the portal'),
    ...portal.flatMap(stepBlocks),
    heading(2, '2, instead: by command line'),
    paragraph(
      'The lines do the same as the portal. The global administrator runs them and notes the client ids that are printed.',
    ),
    heading(3, azureCli.title),
    code(azureCli, 'sh'),
    heading(3, powershell.title),
    code(powershell, 'powershell'),
    heading(2, `3. ${connect.title}`),
    code(connect, 'sh'),
    paragraph(
      'Put in the key id and the client ids that you noted. If something is missing, the second command names the permission, what does not work without it, what goes on working, and the next step.',
    ),
  ]
}

function permissionBlocks({ displayName, permissions }: GuideApplication): readonly Block[] {
  return [
    heading(3, displayName),
    {
      kind: 'table',
      head: ['API', 'Permission', 'Kind', 'Id', 'For', 'Without it'],
      rows: permissions.map(({ resourceName, value, kind, id, reason, without }) => [
        resourceName,
        value,
        kind === 'application' ? 'Application' : 'Delegated',
        id,
        reason,
        without,
      ]),
    },
  ]
}

function stepBlocks({ title, actions }: GuideStep): readonly Block[] {
  return [heading(3, title), { kind: 'list', isOrdered: true, items: actions.map(({ text }) => text) }]
}

function code({ lines }: GuideCommands, language: string): Block {
  return { kind: 'code', language, lines }
}
