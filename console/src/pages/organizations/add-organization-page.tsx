import { pb } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ForServerAdministrators } from './for-server-administrators.tsx'
import { OrganizationWizard } from './wizard/organization-wizard.tsx'

export function AddOrganizationPage() {
  return (
    <Page title="Connect an organization" crumbs={[{ name: 'Organizations', to: pb.organizations() }]}>
      <ForServerAdministrators>
        <OrganizationWizard organization={undefined} />
      </ForServerAdministrators>
    </Page>
  )
}
