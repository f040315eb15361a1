/** The addresses of the console and the page of each; every page is loaded when it is first seen. */
import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import type { Session } from './api/session.ts'
import { AppLayout } from './layouts/app-layout.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { pb } from './paths.ts'

const DashboardPage = lazy(async () => ({
  default: (await import('./pages/dashboard/dashboard-page.tsx')).DashboardPage,
}))
const OrganizationsPage = lazy(async () => ({
  default: (await import('./pages/organizations/organizations-page.tsx')).OrganizationsPage,
}))
const AddOrganizationPage = lazy(async () => ({
  default: (await import('./pages/organizations/add-organization-page.tsx')).AddOrganizationPage,
}))
const EditOrganizationPage = lazy(async () => ({
  default: (await import('./pages/organizations/edit-organization-page.tsx')).EditOrganizationPage,
}))
const GuidePage = lazy(async () => ({
  default: (await import('./pages/organizations/guide-page.tsx')).GuidePage,
}))
const ImportPage = lazy(async () => ({
  default: (await import('./pages/organizations/import-page.tsx')).ImportPage,
}))
const InvitationsPage = lazy(async () => ({
  default: (await import('./pages/organizations/invitations-page.tsx')).InvitationsPage,
}))
const OrganizationPage = lazy(async () => ({
  default: (await import('./pages/organizations/organization-page.tsx')).OrganizationPage,
}))
const JobsPage = lazy(async () => ({ default: (await import('./pages/jobs/jobs-page.tsx')).JobsPage }))
const AddJobPage = lazy(async () => ({
  default: (await import('./pages/jobs/add-job-page.tsx')).AddJobPage,
}))
const EditJobPage = lazy(async () => ({
  default: (await import('./pages/jobs/edit-job-page.tsx')).EditJobPage,
}))
const JobPage = lazy(async () => ({ default: (await import('./pages/jobs/job-page.tsx')).JobPage }))
const SessionsPage = lazy(async () => ({
  default: (await import('./pages/sessions/sessions-page.tsx')).SessionsPage,
}))
const SessionPage = lazy(async () => ({
  default: (await import('./pages/sessions/session-page.tsx')).SessionPage,
}))
const RepositoriesPage = lazy(async () => ({
  default: (await import('./pages/repositories/repositories-page.tsx')).RepositoriesPage,
}))
const RepositoryPage = lazy(async () => ({
  default: (await import('./pages/repositories/repository-page.tsx')).RepositoryPage,
}))
const MaintenanceRunPage = lazy(async () => ({
  default: (await import('./pages/repositories/maintenance/run-page.tsx')).MaintenanceRunPage,
}))
const ApprovalsPage = lazy(async () => ({
  default: (await import('./pages/approvals/approvals-page.tsx')).ApprovalsPage,
}))
const AuditPage = lazy(async () => ({
  default: (await import('./pages/audit/audit-page.tsx')).AuditPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('./pages/settings/settings-page.tsx')).SettingsPage,
}))
const SignInCallbackPage = lazy(async () => ({
  default: (await import('./pages/organizations/sign-in-callback-page.tsx')).SignInCallbackPage,
}))
const ProvisioningPage = lazy(async () => ({
  default: (await import('./pages/provisionings/provisioning-page.tsx')).ProvisioningPage,
}))
const RestorePage = lazy(async () => ({
  default: (await import('./pages/restore/restore-page.tsx')).RestorePage,
}))
const RestoreSessionPage = lazy(async () => ({
  default: (await import('./pages/restore/restore-session-page.tsx')).RestoreSessionPage,
}))

export function ConsoleRoutes({ session }: { readonly session: Session }) {
  return (
    <Routes>
      <Route element={<AppLayout session={session} />}>
        <Route index element={<DashboardPage />} />
        <Route path="organizations" element={<OrganizationsPage />} />
        <Route path="organizations/add" element={<AddOrganizationPage />} />
        <Route path="organizations/guide" element={<GuidePage />} />
        <Route path="organizations/import" element={<ImportPage />} />
        <Route path="organizations/invitations" element={<InvitationsPage />} />
        <Route path="organizations/:id" element={<OrganizationPage />} />
        <Route path="organizations/:id/edit" element={<EditOrganizationPage />} />
        <Route path="jobs" element={<JobsPage />} />
        <Route path="jobs/add" element={<AddJobPage />} />
        <Route path="jobs/:id" element={<JobPage />} />
        <Route path="jobs/:id/edit" element={<EditJobPage />} />
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="sessions/:id" element={<SessionPage />} />
        <Route path="repositories" element={<RepositoriesPage />} />
        <Route path="repositories/:id" element={<RepositoryPage />} />
        <Route path="repositories/:id/maintenance/:runId" element={<MaintenanceRunPage />} />
        <Route path="approvals" element={<ApprovalsPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="settings/:part" element={<SettingsPage />} />
        <Route path="sign-ins/callback" element={<SignInCallbackPage />} />
        <Route path="provisionings/:id" element={<ProvisioningPage />} />
        {['setup', 'sign-in'].map((path) => (
          <Route key={path} path={path} element={<Navigate to={pb.dashboard()} replace />} />
        ))}
        <Route path="restore" element={<RestorePage />} />
        <Route path="restore/:id" element={<RestoreSessionPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
