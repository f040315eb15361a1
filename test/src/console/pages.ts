/** Every page of the console with an address of its own; the screenshots and the examiner go through them. */
import type { ConsoleWorld } from './world.ts'

export interface ConsolePage {
  /** Names the picture of it. */
  readonly name: string
  readonly path: string
}

export function consolePages({
  organization,
  job,
  repository,
  session,
  check,
}: ConsoleWorld): readonly ConsolePage[] {
  const ofOrganization = `/organizations/${organization.id}`
  const tabs = [
    'permissions',
    'certificates',
    'restore',
    'changes',
    'posture',
    'people',
    'invitations',
    'remove',
  ]
  const ofRepository = `/repositories/${repository.id}`
  const repositoryTabs = ['maintenance', 'recovery', 'settings']
  const settings = ['account', 'users', 'operators', 'api', 'maintenance', 'server', 'sessions']
  return [
    { name: 'home', path: '/' },
    { name: 'organizations', path: '/organizations' },
    { name: 'add-organization', path: '/organizations/add' },
    { name: 'import', path: '/organizations/import' },
    { name: 'invitations', path: '/organizations/invitations' },
    { name: 'organization', path: ofOrganization },
    { name: 'edit-organization', path: `${ofOrganization}/edit` },
    ...tabs.map((tab) => ({ name: `organization-${tab}`, path: `${ofOrganization}?tab=${tab}` })),
    { name: 'jobs', path: '/jobs' },
    { name: 'add-job', path: '/jobs/add' },
    { name: 'job', path: `/jobs/${job.id}` },
    { name: 'edit-job', path: `/jobs/${job.id}/edit` },
    { name: 'sessions', path: '/sessions' },
    { name: 'session', path: `/sessions/${session.id}` },
    { name: 'repositories', path: '/repositories' },
    { name: 'repository', path: ofRepository },
    ...repositoryTabs.map((tab) => ({ name: `repository-${tab}`, path: `${ofRepository}?tab=${tab}` })),
    { name: 'maintenance-run', path: `${ofRepository}/maintenance/${check.id}` },
    { name: 'approvals', path: '/approvals' },
    { name: 'restore', path: '/restore' },
    { name: 'audit', path: '/audit' },
    ...settings.map((part) => ({ name: `settings-${part}`, path: `/settings/${part}` })),
  ]
}
