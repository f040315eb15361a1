import { Body1, Button, Field, Link, MessageBar, MessageBarBody, Select } from '@fluentui/react-components'
import type { Consent, OrganizationDetails } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { organizationKey, organizationPath } from '../../../api/organizations.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { type Purpose, purposeNames } from '../words.ts'

const watchedMs = 2_000

/** Where only consent is missing: Microsoft's own page for it, and what the tokens carry afterwards (PRV-06). */
export function ConsentSection({ organization }: { readonly organization: OrganizationDetails }) {
  const { id, applications } = organization
  const api = useApi()
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<Purpose>(applications[0]?.purpose ?? 'backup')
  const prepare = useMutation({
    mutationFn: () => api.send<Consent>('POST', organizationPath(id, 'consent'), { purpose }),
  })
  const consentId = prepare.data?.id
  const consent = useQuery({
    queryKey: ['consents', consentId],
    queryFn: () => api.get<Consent>(`/api/v1/consents/${encodeURIComponent(consentId ?? '')}`),
    enabled: consentId !== undefined,
    refetchInterval: ({ state }) => (state.data?.outcome === 'pending' ? watchedMs : false),
  })
  const outcome = consent.data?.outcome
  useEffect(() => {
    // What the page said proves nothing: what was granted, the tokens tell.
    if (outcome === 'returned')
      void queries.invalidateQueries({ queryKey: organizationKey(id, 'permissions') })
  }, [outcome, queries, id])
  return (
    <Section title="Only consent is missing?">
      <Body1>
        Where permissions are declared and nobody consented yet, an administrator can do that on Microsoft’s
        own page. The application needs the address it leads back to among its redirect URIs; the plan above
        needs none.
      </Body1>
      <Field label="Application for">
        <Select
          value={purpose}
          onChange={(_event, { value }) =>
            setPurpose(applications.find((one) => one.purpose === value)?.purpose ?? 'backup')
          }
        >
          {applications.map((one) => (
            <option key={one.purpose} value={one.purpose}>
              {purposeNames[one.purpose]}: {one.displayName}
            </option>
          ))}
        </Select>
      </Field>
      <ProblemBar error={prepare.error ?? consent.error} />
      {outcome === 'returned' ? (
        <MessageBar intent="success">
          <MessageBarBody>
            The answer has arrived. What was really granted is read from the tokens, above.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {outcome === 'refused' || outcome === 'expired' ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {consent.data?.message ?? 'It took too long. Prepare the page anew.'}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {prepare.data !== undefined && outcome === 'pending' ? (
        <Body1>
          <Link href={prepare.data.url} target="_blank" rel="noopener noreferrer">
            Open Microsoft’s page for consent in a new window
          </Link>
          . It leads back to {prepare.data.redirectUri}.
        </Body1>
      ) : null}
      <div>
        <Button disabled={prepare.isPending} onClick={() => prepare.mutate()}>
          Prepare the page for consent
        </Button>
      </div>
    </Section>
  )
}
