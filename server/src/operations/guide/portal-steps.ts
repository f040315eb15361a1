/** The steps in Microsoft's portal, with the labels that its pages show. */
import type { GuideAction, GuideApplication, GuidePermission, GuideStep } from './guide.ts'
import type { Places } from './places.ts'

export interface PortalSubject {
  readonly places: Places
  readonly applications: readonly GuideApplication[]
  readonly certificateFile: string
}

const quoted = (text: string): string => `“${text}”`

const select = (label: string): GuideAction => ({
  kind: 'select',
  label,
  value: undefined,
  text: `Select ${quoted(label)}.`,
})
const press = (label: string): GuideAction => ({
  kind: 'press',
  label,
  value: undefined,
  text: `Press ${quoted(label)}.`,
})
const fill = (label: string, value: string): GuideAction => ({
  kind: 'fill',
  label,
  value,
  text: `Fill in ${quoted(label)}: ${quoted(value)}.`,
})
const choose = (label: string, value: string): GuideAction => ({
  kind: 'choose',
  label,
  value,
  text: `Under ${quoted(label)}, choose ${quoted(value)}.`,
})
const note = (label: string, text: string): GuideAction => ({ kind: 'note', label, value: undefined, text })

export function portalSteps(subject: PortalSubject): readonly GuideStep[] {
  const { places, applications } = subject
  return [
    {
      title: 'Sign in to the Microsoft Entra admin center',
      actions: [
        {
          kind: 'open',
          label: places.portal,
          value: undefined,
          text: `Open ${quoted(places.portal)} and sign in as a Global Administrator (a Privileged Role Administrator will do) of the tenant.`,
        },
      ],
    },
    ...applications.flatMap((application) => applicationSteps(subject, application)),
    {
      title: 'Wait',
      actions: [
        note(
          'waiting',
          'Microsoft makes it effective within minutes, at most 20. You need not watch the clock: the last command below waits, tells what is still missing, and says when waiting is pointless.',
        ),
      ],
    },
  ]
}

function applicationSteps(
  { certificateFile }: PortalSubject,
  application: GuideApplication,
): readonly GuideStep[] {
  const { displayName, purposes, permissions } = application
  const provesItself = purposes.some((purpose) => purpose !== 'sign-in')
  const titled = (title: string): string => `${title} (${displayName})`
  return [
    {
      title: titled('Register the application'),
      actions: [
        select('App registrations'),
        select('New registration'),
        fill('Name', displayName),
        choose('Supported account types', 'Accounts in this organizational directory only'),
        press('Register'),
        note(
          'Application (client) ID',
          `Note the “Application (client) ID” and the “Directory (tenant) ID” of ${quoted(displayName)}.`,
        ),
      ],
    },
    ...(provesItself ? [certificateStep(titled('Upload the certificate'), certificateFile)] : []),
    ...(purposes.includes('sign-in') ? signInSteps(titled) : []),
    {
      title: titled('Add the permissions'),
      actions: [select('API permissions'), ...permissionActions(permissions)],
    },
    {
      title: titled('Grant admin consent'),
      actions: [
        {
          kind: 'select',
          label: 'Grant admin consent for',
          value: undefined,
          text: 'Select “Grant admin consent for” with the name of your organization.',
        },
        press('Yes'),
        note(
          'Granted for',
          `Each line shows “Granted for” and the name of your organization. “User.Read”, which Microsoft adds by itself, is not needed and does no harm.`,
        ),
      ],
    },
  ]
}

function certificateStep(title: string, file: string): GuideStep {
  return {
    title,
    actions: [
      select('Certificates & secrets'),
      {
        kind: 'upload',
        label: 'Upload certificate',
        value: file,
        text: `Select “Upload certificate”, choose the file ${quoted(file)}, and add it. Do not make a client secret: it is not needed, and anybody who reads it could use it.`,
      },
    ],
  }
}

/** People sign in to it: a public client, which exposes one scope to itself. */
function signInSteps(titled: (title: string) => string): readonly GuideStep[] {
  return [
    {
      title: titled('Allow people to sign in'),
      actions: [select('Authentication'), choose('Allow public client flows', 'Yes'), press('Save')],
    },
    {
      title: titled('Expose its scope'),
      actions: [
        select('Expose an API'),
        note(
          'Application ID URI',
          'Set the “Application ID URI” to what is proposed: api:// and the client id of this application.',
        ),
        press('Save'),
        fill('Scope name', 'access_as_user'),
        fill('Admin consent display name', 'Use Strongroom'),
        fill('Admin consent description', 'Lets people sign in to Strongroom and restore what they may.'),
        choose('Who can consent?', 'Admins and users'),
        press('Add scope'),
        note(
          'requestedAccessTokenVersion',
          'In “Manifest”, set “requestedAccessTokenVersion” to 2, so that tokens are of version 2.',
        ),
      ],
    },
  ]
}

function permissionActions(permissions: readonly GuidePermission[]): readonly GuideAction[] {
  const groups = new Map<string, GuidePermission[]>()
  for (const permission of permissions) {
    const key = `${permission.resourceAppId} ${permission.kind}`
    groups.set(key, [...(groups.get(key) ?? []), permission])
  }
  return [...groups.values()].flatMap(groupActions)
}

function groupActions(group: readonly GuidePermission[]): readonly GuideAction[] {
  const [first] = group
  if (first === undefined) return []
  return [
    select('Add a permission'),
    select(first.resourceName),
    select(first.kind === 'application' ? 'Application permissions' : 'Delegated permissions'),
    ...group.flatMap(({ value, id }): GuideAction[] => [
      {
        kind: 'search',
        label: 'Select permissions',
        value,
        text: `Search under “Select permissions” for ${quoted(value)}.`,
      },
      { kind: 'check', label: value, value: undefined, text: `Check ${quoted(value)} (${id}).` },
    ]),
    press('Add permissions'),
  ]
}
