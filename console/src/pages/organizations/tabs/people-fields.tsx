import { Body1, Checkbox, Link, Switch } from '@fluentui/react-components'
import { Section } from '../../../ui/section.tsx'
import { IdList } from './id-list.tsx'
import type { AuthenticationPartProps } from './tab-props.ts'

const policies = [
  [
    'own_api',
    'The token is for Strongroom’s own API, through the sign-in application of the tenant (always in force, tried first)',
  ],
  [
    'audience_upgrade',
    'A token for Microsoft Graph is exchanged for one that is for Strongroom, where Microsoft allows it',
  ],
  [
    'verify_by_use',
    'A token for Microsoft Graph is proven by using it. The weakest way: whoever gets hold of such a token can sign in with it',
  ],
] as const

/** Template ids of Microsoft Entra's built-in roles, the same in every tenant. */
const roleNames = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  '29232cdf-9323-42fd-ade2-1d097af3e4de': 'Exchange Administrator',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': 'SharePoint Administrator',
  '69091246-20e8-4a56-aa4d-066075b2a7a8': 'Teams Administrator',
} as const

/** Clients of Microsoft's own that are in every tenant. */
const clientNames = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Azure CLI',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Azure PowerShell',
} as const

/** Who of the tenant may sign in, and with which client. */
export function PeopleFields({ value, onChange }: AuthenticationPartProps) {
  const { tenantAuthentication, policies: chosen } = value
  return (
    <Section title="People">
      <Body1>
        Who may sign in restores their own mail in{' '}
        <Link href="/portal/" target="_blank" rel="noreferrer" inline>
          the restore portal
        </Link>
        : send them the address <strong>{globalThis.location.origin}/portal/</strong>. For the portal the
        first switch is enough.
      </Body1>
      <Switch
        label="People of the organization may sign in with their Microsoft account (tenant authentication)"
        checked={tenantAuthentication}
        onChange={(_event, { checked }) => onChange({ tenantAuthentication: checked })}
      />
      <Checkbox
        label="Guests too, for their own data"
        checked={value.allowGuests}
        onChange={(_event, { checked }) => onChange({ allowGuests: checked === true })}
      />
      <div role="group" aria-label="How an assertion is proven">
        {policies.map(([policy, label]) => (
          <div key={policy}>
            <Checkbox
              label={label}
              checked={policy === 'own_api' || chosen.includes(policy)}
              disabled={policy === 'own_api'}
              onChange={(_event, { checked }) =>
                onChange({
                  policies: policies
                    .map(([name]) => name)
                    .filter((name) => (name === policy ? checked === true : chosen.includes(name))),
                })
              }
            />
          </div>
        ))}
      </div>
      <IdList
        label="Client ids whose tokens are accepted"
        hint="For scripts that bring an assertion, for example of Azure CLI: 04b07795-8ddb-461a-bbee-02f9e1bf7b46. The portal needs none."
        names={clientNames}
        ids={value.allowedClientIds}
        onChange={(allowedClientIds) => onChange({ allowedClientIds })}
      />
      <IdList
        label="Only members of these groups"
        hint="Object ids of groups; with none, everybody of the tenant may sign in."
        ids={value.signInGroups}
        onChange={(signInGroups) => onChange({ signInGroups })}
      />
      <IdList
        label="Who sees the whole organization"
        hint="Template ids of directory roles, or object ids of groups. Everybody else sees their own data alone."
        names={roleNames}
        ids={value.organizationRoles}
        onChange={(organizationRoles) => onChange({ organizationRoles })}
      />
    </Section>
  )
}
