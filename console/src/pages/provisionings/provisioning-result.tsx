import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Provisioning } from '@strongroom/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { pb } from '../../paths.ts'
import { VerificationPanel } from '../organizations/verification-panel.tsx'

const words: Readonly<Record<Provisioning['kind'], string>> = {
  add: 'is connected',
  edit: 'is changed',
  permissions: 'has what was planned',
  migrate: 'works with an application and its certificate now',
  remove: 'is removed',
}

/** What stands now, whether it works, and what comes next. */
export function ProvisioningResult({ provisioning }: { readonly provisioning: Provisioning }) {
  const queries = useQueryClient()
  const { kind, organizationId, organizationName, endedAt } = provisioning
  useEffect(() => {
    // Whatever was read of the organizations before it ended is not true any more.
    void queries.invalidateQueries({ queryKey: ['organizations'] })
    void queries.invalidateQueries({ queryKey: ['provisionings'], exact: true })
  }, [queries, endedAt])
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {organizationName} {words[kind]}.
          </MessageBarTitle>
          {kind === 'remove' ? (
            <>
              Its backups stay in their repositories.{' '}
              <Link to={pb.organizations()}>To the organizations</Link>
            </>
          ) : (
            <>
              The sign-in at Microsoft is forgotten.{' '}
              <Link to={pb.organization(organizationId)}>Open the organization</Link>
              {kind === 'add' || kind === 'migrate' ? (
                <>
                  {' '}
                  or go on: <Link to={pb.repositories()}>a repository</Link>, then{' '}
                  <Link to={pb.addJob()}>a backup job</Link>.
                </>
              ) : (
                '.'
              )}
            </>
          )}
        </MessageBarBody>
      </MessageBar>
      {kind === 'remove' ? null : <VerificationPanel organizationId={organizationId} changedAt={endedAt} />}
    </>
  )
}
