/** A link for an administrator who has no account here: they sign in, read the plan, and confirm it. */
import {
  Body1,
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  SpinButton,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { CreatedInvitation } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { invitationsPath } from '../../../api/organizations.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { formatTime } from '../../../ui/format.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { formOf } from '../wizard/wizard-form.ts'
import { restoreNames, type Service, serviceNames } from '../words.ts'

interface NewInvitationProps {
  readonly domain: string
  readonly services: readonly Service[]
}

const defaultHours = 72
const mostHours = 168
const offered: readonly Service[] = ['exchange', 'sharepoint', 'teams']

const useStyles = makeStyles({
  link: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'all' },
})

export function NewInvitation({ domain: initialDomain, services: initialServices }: NewInvitationProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [label, setLabel] = useState('')
  const [domain, setDomain] = useState(initialDomain)
  const [services, setServices] = useState(initialServices)
  const [restore, setRestore] = useState<string>(formOf(undefined).restore)
  const [hours, setHours] = useState(defaultHours)
  const create = useMutation({
    mutationFn: () =>
      api.send<CreatedInvitation>('POST', invitationsPath, {
        label: label.trim(),
        ...(domain.trim() === '' ? {} : { domain: domain.trim() }),
        services,
        restore,
        expiresInHours: hours,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <Section title="Invite an administrator">
      <Body1>
        They need no account here: they open the link, sign in at Microsoft, see what will be created and
        granted, and confirm it. The link counts once.
      </Body1>
      <Field label="Who invites" required hint="Your company; shown to who opens the link.">
        <Input value={label} onChange={(_event, { value }) => setLabel(value)} />
      </Field>
      <Field label="Tenant" hint="One of its domains: an administrator of any other tenant is refused.">
        <Input value={domain} onChange={(_event, { value }) => setDomain(value)} />
      </Field>
      <div role="group" aria-label="Services">
        {offered.map((service) => (
          <Checkbox
            key={service}
            label={serviceNames[service]}
            checked={services.includes(service)}
            onChange={(_event, { checked }) =>
              setServices(
                offered.filter((one) => (one === service ? checked === true : services.includes(one))),
              )
            }
          />
        ))}
      </div>
      <Field label="Permissions to restore">
        <Select value={restore} onChange={(_event, { value }) => setRestore(value)}>
          {Object.entries(restoreNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Counts for how many hours" hint={`At most ${mostHours}.`}>
        <SpinButton
          value={hours}
          min={1}
          max={mostHours}
          onChange={(_event, { value, displayValue }) => {
            const wanted = value ?? Number(displayValue)
            if (Number.isInteger(wanted)) setHours(Math.min(mostHours, Math.max(1, wanted)))
          }}
        />
      </Field>
      <ProblemBar error={create.error} />
      {create.data === undefined ? null : <CreatedLink created={create.data} />}
      <div>
        <Button
          appearance="primary"
          disabled={create.isPending || label.trim() === '' || services.length === 0}
          onClick={() => create.mutate()}
        >
          Make the link
        </Button>
      </div>
    </Section>
  )
}

function CreatedLink({ created: { url, expiresAt } }: { readonly created: CreatedInvitation }) {
  const styles = useStyles()
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>This link is shown once.</MessageBarTitle>
          It counts until {formatTime(expiresAt)}. Send it in a way that nobody else reads.
          <div className={styles.link}>{url}</div>
        </MessageBarBody>
      </MessageBar>
      <div>
        <CopyButton text={url} what="link" />
      </div>
    </>
  )
}
