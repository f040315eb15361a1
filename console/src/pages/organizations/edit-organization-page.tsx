import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationQuery } from '../../api/organizations.ts'
import { pb } from '../../paths.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { ForServerAdministrators } from './for-server-administrators.tsx'
import { OrganizationWizard } from './wizard/organization-wizard.tsx'

/** The same wizard for one that is connected: another service, another application, or away from passwords. */
export function EditOrganizationPage() {
  const { id = '' } = useParams()
  const { data, error, isPending } = useQuery(organizationQuery(useApi(), id))
  const name = data?.displayName ?? 'organization'
  return (
    <Page
      title={data?.isReadOnly === true ? `Migrate ${name}` : `Change ${name}`}
      crumbs={[
        { name: 'Organizations', to: pb.organizations() },
        { name, to: pb.organization(id) },
      ]}
    >
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data?.isReadOnly === true ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>It was imported, and is read-only.</MessageBarTitle>
            It signed in with a password, or with protocols that Microsoft switched off. Give it an
            application here, and it can be backed up again.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {data === undefined ? null : (
        <ForServerAdministrators>
          <OrganizationWizard organization={data} />
        </ForServerAdministrators>
      )}
    </Page>
  )
}
