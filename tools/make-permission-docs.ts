/**
 * Writes `docs/permissions.md` from the server's permission catalogue: `npx tsx tools/make-permission-docs.ts`. A test
 * fails when the page says something else than the catalogue.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
export const documentFile = `${root}docs/permissions.md`

interface Use {
  readonly purpose: string
  readonly workloads: readonly string[]
  readonly operation: string
  readonly without: string
}
interface Permission {
  readonly resource: string
  readonly value: string
  readonly kind: 'application' | 'delegated'
  readonly id: string
  readonly uses: readonly Use[]
  readonly narrower?: string
  readonly endpoints: readonly string[]
  readonly missingIn: readonly string[]
}
interface Catalogue {
  readonly resources: readonly {
    readonly name: string
    readonly appId: string
    readonly displayName: string
  }[]
  readonly permissions: readonly Permission[]
  readonly recognized: readonly {
    readonly product: string
    readonly set: string
    readonly permissions: readonly {
      readonly resource: string
      readonly value: string
      readonly kind: string
      readonly id: string
      readonly workloads: readonly string[]
      readonly isOptional: boolean
    }[]
  }[]
}

export function readCatalogueFile(): Catalogue {
  const catalogue: Catalogue = JSON.parse(readFileSync(`${root}server/data/permissions.json`, 'utf8'))
  return catalogue
}

const sections: readonly {
  readonly purpose: string
  readonly kind: Permission['kind']
  readonly title: string
  readonly text: string
}[] = [
  {
    purpose: 'backup',
    kind: 'application',
    title: 'Backup',
    text: 'Held all the time by _Strongroom Backup_, as far as the workload is protected.',
  },
  {
    purpose: 'restore',
    kind: 'application',
    title: 'Restore',
    text: 'Held all the time, granted for a while when somebody restores, or never: that is chosen for each organization. A separate application can hold them.',
  },
  {
    purpose: 'sign-in',
    kind: 'delegated',
    title: 'Sign-in',
    text: 'Of _Strongroom Sign-in_, granted once for everybody, so that nobody is asked.',
  },
  {
    purpose: 'onboarding',
    kind: 'delegated',
    title: 'Registering the applications',
    text: "Of one sign-in of a Global Administrator, through Microsoft's client or your own. The token is kept in memory until the applications are registered, and no refresh token is asked for.",
  },
  {
    purpose: 'posture',
    kind: 'delegated',
    title: 'Authentication posture, once',
    text: 'Of one sign-in of an administrator who wants the report.',
  },
  {
    purpose: 'posture',
    kind: 'application',
    title: 'Authentication posture, standing',
    text: 'An optional line of the plan: _Strongroom Backup_ holds them all the time.',
  },
  {
    purpose: 'drift',
    kind: 'application',
    title: 'Drift watch',
    text: 'An optional line of the plan: _Strongroom Backup_ watches what somebody else changes.',
  },
]

export function renderDocument(catalogue: Catalogue): string {
  return (
    [
      '<!-- Written by tools/make-permission-docs.ts from server/data/permissions.json. -->',
      '# Permissions',
      introduction,
      ...sections.map((section) => renderSection(catalogue, section)),
      renderRecognized(catalogue),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  )
}

const introduction = `What Strongroom asks for in a tenant, why, and what does not work without it. All of it is Microsoft Graph; the ids are
Microsoft's and the same in every tenant, and they are compared with what the tenant publishes before anything is granted.

An **application** permission works with nobody signed in: backup needs these, and an administrator has to consent to them.
A **delegated** permission works on behalf of a person who is signed in, and never allows more than that person may do. The
two can have the same name and are different permissions: a backup server with delegated permissions alone has no access.
_Declaring_ a permission on an application grants nothing; only consent does. What is asked for follows what is
protected: an organization whose mail alone is protected is asked for the permissions of mail alone.

\`strongroom org permissions plan\` shows for one organization which of these are needed, granted, missing or excessive;
\`strongroom org verify\` exercises each with one harmless call.`

function renderSection(
  { permissions }: Catalogue,
  { purpose, kind, title, text }: (typeof sections)[number],
): string {
  const rows = permissions.filter(
    (permission) => permission.kind === kind && permission.uses.some((use) => use.purpose === purpose),
  )
  const lines = rows.map((permission) => {
    const uses = permission.uses.filter((use) => use.purpose === purpose)
    return [
      `\`${permission.value}\`<br>${permission.id}`,
      unique(uses.flatMap(({ workloads }) => workloads)).join(', ') || 'all',
      uses.map(({ operation }) => operation).join('; '),
      uses.map(({ without }) => without).join('; '),
      [
        permission.narrower ?? '–',
        ...(permission.missingIn.length > 0 ? [`not in the cloud ${permission.missingIn.join(', ')}`] : []),
      ].join('; '),
    ]
  })
  const head = ['Permission', 'Workloads', 'For', 'Without it', 'Narrower way']
  const table = aligned([head, ...lines])
  const calls = rows.map(
    ({ value, endpoints }) => `- \`${value}\`: ${endpoints.map((endpoint) => `\`${endpoint}\``).join(', ')}`,
  )
  const heading = `## ${title} (${kind === 'application' ? 'application permissions' : 'delegated permissions'})`
  return [heading, text, table, 'Exercised by:', calls.join('\n')].join('\n\n')
}

function renderRecognized({ recognized, resources }: Catalogue): string {
  const nameOf = (name: string): string =>
    resources.find((resource) => resource.name === name)?.displayName ?? name
  const sets = recognized.map(({ product, set, permissions }) => {
    const head = ['Resource', 'Permission', 'Kind', 'Workloads']
    const lines = permissions.map(({ resource, value, kind, id, workloads, isOptional }) => [
      nameOf(resource),
      `\`${value}\`<br>${id}`,
      isOptional ? `${kind}, granted by hand` : kind,
      workloads.join(', ') || '–',
    ])
    return [`### ${product}: ${set}`, aligned([head, ...lines])].join('\n\n')
  })
  return [
    '## Sets of other products',
    'An application that was prepared for another product can be used: it is recognized by these sets, and what Strongroom does not need of them is named and taken away only when that is asked for.',
    ...sets,
  ].join('\n\n')
}

/** A Markdown table whose columns stand below each other, as the formatter of the repository wants it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', String.raw`\|`)))
  const [head = [], ...body] = cells
  const widths = head.map((_cell, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[], fill = ' '): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`
  return [
    line(head),
    line(
      widths.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('\n')
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(documentFile, renderDocument(readCatalogueFile()))
