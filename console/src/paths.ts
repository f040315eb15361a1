/** Every address of the console: links are built here and nowhere else. */
const segment = encodeURIComponent

export const pb = {
  dashboard: () => '/',
  signIn: () => '/sign-in',
  setup: () => '/setup',
  organizations: () => '/organizations',
  addOrganization: () => '/organizations/add',
  guide: () => '/organizations/guide',
  importOrganizations: () => '/organizations/import',
  invitations: () => '/organizations/invitations',
  organization: (id: string) => `/organizations/${segment(id)}`,
  editOrganization: (id: string) => `/organizations/${segment(id)}/edit`,
  provisioning: (id: string) => `/provisionings/${segment(id)}`,
  jobs: () => '/jobs',
  addJob: () => '/jobs/add',
  job: (id: string) => `/jobs/${segment(id)}`,
  editJob: (id: string) => `/jobs/${segment(id)}/edit`,
  sessions: () => '/sessions',
  session: (id: string) => `/sessions/${segment(id)}`,
  repositories: () => '/repositories',
  repository: (id: string) => `/repositories/${segment(id)}`,
  restore: () => '/restore',
  restoreSession: (id: string) => `/restore/${segment(id)}`,
  settings: () => '/settings',
  settingsPart: (part: string) => `/settings/${segment(part)}`,
  audit: () => '/audit',
} as const
