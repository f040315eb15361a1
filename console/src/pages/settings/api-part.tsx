import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components'
import type { AuthenticationSettings } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { settingsPath, settingsQuery } from '../../api/accounts.ts'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'

/** How people and programs sign in to this server, and how its REST API answers. */
export function ApiPart() {
  const { data, error, isPending } = useQuery(settingsQuery(useApi()))
  return (
    <>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : <SettingsForm start={data} />}
    </>
  )
}

const dateFormats = {
  'by-version': 'As each version of the API always wrote them',
  iso: 'ISO 8601',
  rfc1123: 'RFC 1123',
} as const satisfies Record<AuthenticationSettings['dateFormat'], string>

const passwordGrants = {
  everywhere: 'From everywhere',
  networks: 'From certain networks alone',
  off: 'Not at all: tokens by keys and assertions alone',
} as const satisfies Record<AuthenticationSettings['passwordGrant'], string>

function SettingsForm({ start }: { readonly start: AuthenticationSettings }) {
  const api = useApi()
  const queries = useQueryClient()
  const [settings, setSettings] = useState(start)
  const change = (part: Partial<AuthenticationSettings>): void =>
    setSettings((former) => ({ ...former, ...part }))
  const save = useMutation({
    mutationFn: () => api.send<AuthenticationSettings>('PUT', settingsPath, settings),
    onSuccess: (saved) => {
      setSettings(saved)
      queries.setQueryData(['settings', 'authentication'], saved)
    },
  })
  return (
    <Section title="Sign-in & REST API">
      <Form submit="Save" isBusy={save.isPending} error={save.error} onSubmit={() => save.mutate()}>
        <TokenFields settings={settings} onChange={change} />
        <PasswordFields settings={settings} onChange={change} />
        <PortalField settings={settings} onChange={change} />
        <span role="status">{save.isSuccess && !save.isPending ? 'Saved.' : ''}</span>
      </Form>
    </Section>
  )
}

interface FieldsProps {
  readonly settings: AuthenticationSettings
  readonly onChange: (part: Partial<AuthenticationSettings>) => void
}

function TokenFields({ settings, onChange }: FieldsProps) {
  return (
    <>
      <Field label="An access token counts for" hint="Seconds, 60 to 86400. Programs renew it by themselves.">
        <Input
          type="number"
          min={60}
          max={86_400}
          value={String(settings.accessTokenSeconds)}
          onChange={(_event, { value }) => onChange({ accessTokenSeconds: Number(value) })}
        />
      </Field>
      <Field
        label="A refresh token that was used counts again for"
        hint="Seconds, 0 to 60: for programs whose answer was lost on the way. Later use ends the session."
      >
        <Input
          type="number"
          min={0}
          max={60}
          value={String(settings.refreshGraceSeconds)}
          onChange={(_event, { value }) => onChange({ refreshGraceSeconds: Number(value) })}
        />
      </Field>
      <Field label="The console signs out after" hint="Minutes without a person, 5 to 480.">
        <Input
          type="number"
          min={5}
          max={480}
          value={String(settings.consoleIdleMinutes)}
          onChange={(_event, { value }) => onChange({ consoleIdleMinutes: Number(value) })}
        />
      </Field>
      <Field label="Dates in answers of the token endpoint">
        <Select
          value={settings.dateFormat}
          onChange={(_event, { value }) => onChange({ dateFormat: keyOf(dateFormats, value, 'by-version') })}
        >
          {Object.entries(dateFormats).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="Swagger UI at /swagger (from the next start on)"
        checked={settings.swaggerUi}
        onChange={(_event, { checked }) => onChange({ swaggerUi: checked === true })}
      />
    </>
  )
}

function PasswordFields({ settings, onChange }: FieldsProps) {
  return (
    <>
      <Field
        label="Programs may sign in with a password"
        hint="The console’s own sign-in page is not touched by it."
      >
        <Select
          value={settings.passwordGrant}
          onChange={(_event, { value }) =>
            onChange({ passwordGrant: keyOf(passwordGrants, value, 'everywhere') })
          }
        >
          {Object.entries(passwordGrants).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {settings.passwordGrant === 'networks' ? (
        <Field label="Networks" hint="One a line, such as 10.0.0.0/8 or loopback.">
          <Textarea
            value={settings.passwordGrantNetworks.join('\n')}
            onChange={(_event, { value }) =>
              onChange({ passwordGrantNetworks: value === '' ? [] : value.split(/\s*\n\s*/) })
            }
          />
        </Field>
      ) : null}
    </>
  )
}

function PortalField({ settings, onChange }: FieldsProps) {
  const { data = [] } = useQuery(organizationsQuery(useApi()))
  return (
    <Field
      label="Organization of restore portals of others"
      hint="Portals that know one organization alone ask for it by GET RestorePortalSettings."
    >
      <Select
        value={settings.restorePortalOrganizationId ?? ''}
        onChange={(_event, { value }) =>
          onChange({ restorePortalOrganizationId: value === '' ? null : value })
        }
      >
        <option value="">The only one that allows sign-ins</option>
        {data.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function keyOf<Key extends string>(names: Readonly<Record<Key, string>>, value: string, usual: Key): Key {
  return isKey(names, value) ? value : usual
}

function isKey<Key extends string>(names: Readonly<Record<Key, string>>, value: string): value is Key {
  return Object.hasOwn(names, value)
}
