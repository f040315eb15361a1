import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import type { MailServerSettings } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'

const path = '/v8/VexEmailSettings'
const key = ['settings', 'mail']

/** The mail server by which messages of a backup are sent to somebody. */
export function MailPart() {
  const api = useApi()
  const { data, error, isPending } = useQuery({
    queryKey: key,
    queryFn: () => api.get<MailServerSettings>(path),
  })
  return (
    <>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <>
          <MailForm start={data} />
          <TestMail />
        </>
      )}
    </>
  )
}

function MailForm({ start }: { readonly start: MailServerSettings }) {
  const [settings, setSettings] = useState(start)
  const [password, setPassword] = useState('')
  const api = useApi()
  const queries = useQueryClient()
  const change = (part: Partial<MailServerSettings>): void =>
    setSettings((former) => ({ ...former, ...part }))
  const save = useMutation({
    mutationFn: () => api.send('PUT', path, bodyOf(settings, password)),
    onSuccess: async () => {
      setPassword('')
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  return (
    <Section title="Mail server">
      <Form submit="Save" isBusy={save.isPending} error={save.error} onSubmit={() => save.mutate()}>
        <Checkbox
          label="Messages of a backup may be sent by mail"
          checked={settings.enableNotification}
          onChange={(_event, { checked }) => change({ enableNotification: checked === true })}
        />
        <ServerFields settings={settings} onChange={change} />
        <Checkbox
          label="The server asks for a name and a password"
          checked={settings.useAuthentication}
          onChange={(_event, { checked }) => change({ useAuthentication: checked === true })}
        />
        {settings.useAuthentication ? (
          <>
            <Field label="User name">
              <Input
                autoComplete="off"
                value={settings.username}
                onChange={(_event, { value }) => change({ username: value })}
              />
            </Field>
            <Field label="Password" hint="Left empty, it stays as it is.">
              <Input
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={(_event, { value }) => setPassword(value)}
              />
            </Field>
          </>
        ) : null}
        <span role="status">{save.isSuccess && !save.isPending ? 'Saved.' : ''}</span>
      </Form>
    </Section>
  )
}

interface ServerFieldsProps {
  readonly settings: MailServerSettings
  readonly onChange: (part: Partial<MailServerSettings>) => void
}

function ServerFields({ settings, onChange }: ServerFieldsProps) {
  return (
    <>
      <Field label="Server" hint="For example mail.contoso.com.">
        <Input value={settings.server} onChange={(_event, { value }) => onChange({ server: value })} />
      </Field>
      <Field label="Port">
        <Input
          type="number"
          min={1}
          max={65_535}
          value={String(settings.port)}
          onChange={(_event, { value }) => onChange({ port: Number(value) })}
        />
      </Field>
      <Checkbox
        label="Encrypted (from the first byte on port 465, by STARTTLS elsewhere)"
        checked={settings.useSSL}
        onChange={(_event, { checked }) => onChange({ useSSL: checked === true })}
      />
      <Field label="From" hint="The address that messages come from.">
        <Input
          type="email"
          value={settings.from}
          onChange={(_event, { value }) => onChange({ from: value })}
        />
      </Field>
    </>
  )
}

function bodyOf(settings: MailServerSettings, password: string): object {
  const { enableNotification, server, port, from, useAuthentication, username, useSSL } = settings
  const members = { enableNotification, server, port, from, useAuthentication, username, useSSL }
  return password === '' ? members : { ...members, userPassword: password }
}

/** Tries what was saved. */
function TestMail() {
  const [email, setEmail] = useState('')
  const api = useApi()
  const send = useMutation({ mutationFn: () => api.send('POST', `${path}/SendTestEmail`, { email }) })
  return (
    <Section title="Try it">
      <Field label="Send a test to" hint="With the settings as they were saved.">
        <Input type="email" value={email} onChange={(_event, { value }) => setEmail(value)} />
      </Field>
      <ProblemBar error={send.error} />
      <div>
        <Button disabled={email === '' || send.isPending} onClick={() => send.mutate()}>
          Send
        </Button>{' '}
        <span role="status">{send.isSuccess ? 'The mail server took it.' : ''}</span>
      </div>
    </Section>
  )
}
