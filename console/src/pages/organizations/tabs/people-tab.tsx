/** Whether and how the people of an organization may sign in to Strongroom (`PUT …/authentication`). */
import { MessageBar, MessageBarBody, Button } from '@fluentui/react-components'
import type { Authentication, OrganizationDetails } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { authenticationQuery, organizationKey, organizationPath } from '../../../api/organizations.ts'
import { pb } from '../../../paths.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import type { TabProps } from './tab-props.ts'
import { OperatorFields } from './operator-fields.tsx'
import { PeopleFields } from './people-fields.tsx'
import { ReachFields } from './reach-fields.tsx'

export function PeopleTab({ organization }: TabProps) {
  const { data, error, isPending } = useQuery(authenticationQuery(useApi(), organization.id))
  return (
    <>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : <AuthenticationForm organization={organization} current={data} />}
    </>
  )
}

interface AuthenticationFormProps {
  readonly organization: OrganizationDetails
  readonly current: Authentication
}

function AuthenticationForm({ organization: { id }, current }: AuthenticationFormProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [changes, setChanges] = useState<Partial<Authentication>>({})
  const value = { ...current, ...changes }
  const save = useMutation({
    // Only what was changed: what somebody else switches meanwhile stays as they left it.
    mutationFn: () =>
      api.send<Authentication>('PUT', organizationPath(id, 'authentication'), bodyOf(changes)),
    onSuccess: (saved) => {
      queries.setQueryData(organizationKey(id, 'authentication'), saved)
      setChanges({})
      return queries.invalidateQueries({ queryKey: organizationKey(id), exact: true })
    },
  })
  const change = (made: Partial<Authentication>): void => {
    save.reset()
    setChanges((before) => ({ ...before, ...made }))
  }
  const isChanged = Object.keys(changes).length > 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
      style={{ display: 'contents' }}
    >
      {current.remarks.map((remark) => (
        <MessageBar key={remark} intent="warning" layout="multiline">
          <MessageBarBody>
            {remark} <Link to={`${pb.organization(id)}?tab=permissions`}>Look at the plan here</Link>
          </MessageBarBody>
        </MessageBar>
      ))}
      <PeopleFields value={value} onChange={change} />
      <OperatorFields value={value} onChange={change} />
      <ReachFields value={value} onChange={change} />
      <ProblemBar error={save.error} />
      {save.isSuccess ? (
        <MessageBar intent="success">
          <MessageBarBody>
            Saved. It counts from the next sign-in on.
            {current.remarks.length === 0 ? null : (
              <>
                {' '}
                One step is left:{' '}
                <Link to={`${pb.organization(id)}?tab=permissions`}>the plan in the tenant</Link>.
              </>
            )}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <div>
        <Button type="submit" appearance="primary" disabled={!isChanged || save.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}

/** The server notes by itself who allowed the exception. */
function bodyOf({ verifyByUseReach, ...changes }: Partial<Authentication>): object {
  if (verifyByUseReach === undefined) return changes
  if (verifyByUseReach === null) return { ...changes, verifyByUseReach }
  const { reason, expiresAt } = verifyByUseReach
  return { ...changes, verifyByUseReach: { reason, expiresAt } }
}
