// Generated from server/openapi/v8.json: do not edit, run `npx tsx tools/make-api-types.ts`.

export interface paths {
    readonly "/v8/token/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["logout"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/token/AuthCode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description A code for `?authCode=` of a download that a browser opens by its address. */
        readonly post: operations["authCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ServiceInstance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ServiceInstance_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestorePortalSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestorePortalSettings_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Health_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DeviceCode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Organization_OrganizationDeviceCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DeviceCode/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Organization_CheckDeviceCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Organization_Get"];
        readonly put?: never;
        readonly post: operations["Organization_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Organization_GetById"];
        readonly put: operations["Organization_Update"];
        readonly post?: never;
        readonly delete: operations["Organization_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Organization_GetCurrentOrganization"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationUser_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Users/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationUser_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Users/{userId}/OneDrives": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationUserOneDrive_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationGroup_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Groups/{groupId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationGroup_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Groups/{groupId}/Members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationGroupMember_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Sites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationSite_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Sites/{siteId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationSite_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Teams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationTeam_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Teams/{teamId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationTeam_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Applications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationApplication_Get"];
        readonly put?: never;
        readonly post: operations["OrganizationApplication_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/BackupApplications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationBackupApplication_Get"];
        readonly put: operations["OrganizationBackupApplication_Set"];
        readonly post: operations["OrganizationBackupApplication_Add"];
        readonly delete: operations["OrganizationBackupApplication_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/BackupAccounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationBackupAccount_Get"];
        readonly put: operations["OrganizationBackupAccount_Set"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupRepository_GetRepositories"];
        readonly put?: never;
        readonly post: operations["BackupRepository_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupRepository_GetRepositoriesById"];
        readonly put: operations["BackupRepository_UpdateRepository"];
        readonly post?: never;
        readonly delete: operations["BackupRepository_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/Sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["BackupRepository_StartSynchronizeAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositorySynchronizeSessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RepositorySynchronizeSessions_GetSynchronizeSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/backedupOrganizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupRepository_GetRepositoryStorageUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/OrganizationData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupOrganizationData_GetOrganizationData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/OrganizationData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupOrganizationData_GetSingleOrganizationData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/UserData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupUserData_GetUsersData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/UserData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupUserData_GetUserData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/MailboxData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupMailboxData_GetMailboxesData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/MailboxData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupMailboxData_GetMailboxData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/GroupData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupGroupData_GetGroupsData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/GroupData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupGroupData_GetGroupData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/SiteData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupSiteData_GetSitesData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/SiteData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupSiteData_GetSiteData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/TeamData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupTeamData_GetTeamsData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/TeamData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupTeamData_GetTeamData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/OneDriveData": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupOneDriveData_GetOneDrivesData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/OneDriveData/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupOneDriveData_GetOneDriveData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedUsers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedUsers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedUsers/{protectedUserId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedGroups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedGroups/{protectedId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedGroup"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedSites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedSites"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedSites/{protectedId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedSite"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedTeams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedTeams"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProtectedTeams/{protectedId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ProtectedData_GetProtectedTeam"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/License": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["License_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/License/AutoUpdate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["License_GetAutoUpdate"];
        readonly put: operations["License_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/License/Install": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["License_InstallAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/License/Update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["License_UpdateAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/LicensedUsers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["LicensedUser_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/LicensedUsers/{licensedUserId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["LicensedUser_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/LicensingInformation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationLicensingInformation_GetLicenseCount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/usedRepositories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Organization_GetStorageSpaceUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Proxy_GetProxies"];
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/{proxyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Proxy_GetProxy"];
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly put: operations["Proxy_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_Get"];
        readonly put?: never;
        readonly post: operations["Job_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetById"];
        readonly put: operations["Job_Update"];
        readonly post?: never;
        readonly delete: operations["Job_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/CopyJob": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetCopyJobByBackupJob"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/SelectedItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetSelectedItems"];
        readonly put?: never;
        readonly post: operations["Job_AddSelectedItems"];
        readonly delete: operations["Job_RemoveSelectedItems"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/SelectedItems/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetSelectedItem"];
        readonly put: operations["Job_UpdateSelectedItems"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/ExcludedItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetExcludedItems"];
        readonly put?: never;
        readonly post: operations["Job_AddExcludedItems"];
        readonly delete: operations["Job_RemoveExcludedItems"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/ExcludedItems/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Job_GetExcludedItem"];
        readonly put: operations["Job_UpdateExcludedItems"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Job_StartAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Job_StopAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Job_EnableAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Job_DisableAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/JobSessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["JobSession_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/JobSessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["JobSession_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/JobSessions/{sessionId}/LogItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["JobSessionLog_GetBatchBySessionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/JobSessions/{sessionId}/LogItems/{logItemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["JobSessionLog_GetBatchBySessionIdByLogItemId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/JobSessions/{sessionId}/ProcessedObjects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["JobSession_GetObjectsBySessionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Events_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestorePoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestorePoint_GetRestorePoints"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestorePoints/{restorePointId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestorePoint_GetRestorePoint"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/explore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Organization_Explore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Jobs/{jobId}/explore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Job_ExploreAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/Explore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RestoreSession_ExploreAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/OperatorExplore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RestoreSession_OperatorExploreAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/LoggedInUser": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationRbac_GetLoggedInUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/LoggedInUser/OperatorInfo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationRbac_GetLoggedInUserOperatorInfo"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/LoggedInUser/EffectiveScope": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationRbac_GetLoggedInUserEffectiveScope"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organization/LoggedInUser/RestorePoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationRbac_GetLoggedInUserRestorePoints"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetAll"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/RbacRoles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetByOrganization"];
        readonly put?: never;
        readonly post: operations["RbacRole_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_Get"];
        readonly put: operations["RbacRole_Update"];
        readonly post?: never;
        readonly delete: operations["RbacRole_Delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/operators": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetOperators"];
        readonly put?: never;
        readonly post: operations["RbacRole_AddOperators"];
        readonly delete: operations["RbacRole_DeleteOperators"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/operators/{operatorId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetOperator"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/selectedItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetSelectedItems"];
        readonly put?: never;
        readonly post: operations["RbacRole_AddSelectedItems"];
        readonly delete: operations["RbacRole_DeleteSelectedItems"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/selectedItems/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetSelectedItem"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/excludedItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetExcludedItems"];
        readonly put?: never;
        readonly post: operations["RbacRole_AddExcludedItems"];
        readonly delete: operations["RbacRole_DeleteExcludedItems"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RbacRoles/{roleId}/excludedItems/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RbacRole_GetExcludedItem"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Restore sessions, newest first */
        readonly get: operations["RestoreSession_GetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestoreSession_GetByRestoreSessionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RestoreSession_StopAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestoreSessionEvent_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Events/{eventId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestoreSessionEvent_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["BackupOrganization_GetByRestoreSessionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Statistics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RestoreSession_GetRestoreStatistics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeMailbox_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeMailbox_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeFolder_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeFolder_GetByFolderId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeItem_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExchangeItem_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description The MIME content byte for byte as it was backed up (.eml). */
        readonly post: operations["ExchangeItem_SaveItemAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/Save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Save several messages as one archive
         * @description A ZIP archive of .eml files, each byte for byte as it was backed up.
         */
        readonly post: operations["ExchangeItem_SaveItems"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Search every mailbox of a restore session */
        readonly post: operations["ExchangeMailbox_SearchByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/searchExchange": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Search every mailbox of a restore session */
        readonly post: operations["BackupOrganization_RestoreSessionsSearchExchange"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Search a mailbox */
        readonly post: operations["ExchangeMailbox_SearchByIdByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Search a folder and the folders below it */
        readonly post: operations["ExchangeFolder_SearchByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/sendToDefaultAddress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send messages to the owner of their mailbox */
        readonly post: operations["ExchangeItem_SendItemsToDefaultAddressAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/sendToDifferentAddress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send messages to addresses */
        readonly post: operations["ExchangeItem_SendItemsToDifferentAddressAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/sendToDefaultAddress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a message to the owner of its mailbox */
        readonly post: operations["ExchangeItem_SendItemToDefaultAddressAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/sendToDifferentAddress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a message to addresses */
        readonly post: operations["ExchangeItem_SendItemToDifferentAddressAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VexEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The mail server by which messages are sent */
        readonly get: operations["VexEmailSettings_Get"];
        /**
         * Change the mail server
         * @description A member that is left out stays as it is.
         */
        readonly put: operations["VexEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VexEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a mail that tries the settings */
        readonly post: operations["VexEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/exportToPst": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description Outlook data files (PST) are not written. Save everything as an archive of .eml files instead: POST /api/v1/restore-sessions/{id}/mailboxes/{mailboxId}/save.
         */
        readonly post: operations["BackupOrganization_RestoreSessionsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/exportToPst": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description Outlook data files (PST) are not written. Save everything as an archive of .eml files instead: POST /api/v1/restore-sessions/{id}/mailboxes/{mailboxId}/save.
         */
        readonly post: operations["ExchangeMailbox_ExportMailboxToPstAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/exportToPst": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description Outlook data files (PST) are not written. Save everything as an archive of .eml files instead: POST /api/v1/restore-sessions/{id}/mailboxes/{mailboxId}/save.
         */
        readonly post: operations["ExchangeFolder_ExportToPstAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/exportToPst": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description Outlook data files (PST) are not written. Save the messages as .eml files instead: POST …/items/{itemId}/save, or …/items/Save for an archive of several.
         */
        readonly post: operations["ExchangeItem_ExportItemsToPstAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/exportToPst": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description Outlook data files (PST) are not written. Save the messages as .eml files instead: POST …/items/{itemId}/save, or …/items/Save for an archive of several.
         */
        readonly post: operations["ExchangeItem_ExportItemToPstAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/restoreDeviceCode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refused by design
         * @description A restore needs no sign-in at Microsoft: leave userCode out, and restore.
         */
        readonly post: operations["RestoreSession_DeviceCodeAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Restore several mailboxes to where they were */
        readonly post: operations["ExchangeMailbox_RestoreMailboxesAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeMailbox_RestoreMailboxAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeMailbox_RestoreMailboxToAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeFolder_RestoreAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/folders/{folderId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeFolder_RestoreToAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeItem_RestoreItemsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeItem_RestoreItemsToAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeItem_RestoreItemAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/{itemId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeItem_RestoreItemToAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/mailboxes/{mailboxId}/items/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExchangeItem_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/oauth2/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Ends the session of the token, whichever of its tokens it is. */
        readonly post: operations["revokeToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/oauth2/introspect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description For service accounts, with their access token as bearer or with a client assertion. */
        readonly post: operations["introspectToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/HistorySettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["HistorySettings_Get"];
        /** @description Sessions and the audit log are kept: they prove what was backed up and restored. */
        readonly put: operations["HistorySettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ManagementMode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ManagementMode_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/InternetProxySettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["InternetProxySettings_Get"];
        /** @description The server connects directly. Let it reach the hosts that docs/mission.md names. */
        readonly put: operations["InternetProxySettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ExclusionSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExclusionSettings_Get"];
        /** @description What a mailbox holds is backed up as it is. Leave out whole mailboxes with excludedItems of a job. */
        readonly put: operations["ExclusionSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/GlobalRetentionExclusionSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["GlobalRetentionExclusionSettings_GlobalRetentionPolicyGet"];
        /** @description Nothing is removed from a repository by its age yet, so that nothing needs to be kept from it. */
        readonly put: operations["GlobalRetentionExclusionSettings_GlobalRetentionPolicyPut"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/RetentionExclusion": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["OrganizationRetentionExclusion_OrganizationRetentionPolicyGet"];
        /** @description Nothing is removed from a repository by its age yet, so that nothing needs to be kept from it. */
        readonly put: operations["OrganizationRetentionExclusion_OrganizationRetentionPolicyPut"];
        readonly post?: never;
        /** @description Nothing is removed from a repository by its age yet, so that nothing needs to be kept from it. */
        readonly delete: operations["OrganizationRetentionExclusion_OrganizationRetentionPolicyDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AuditEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["AuditEmailSettings_Get"];
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly put: operations["AuditEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VboEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["VboEmailSettings_Get"];
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly put: operations["VboEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VeodEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["VeodEmailSettings_Get"];
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly put: operations["VeodEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VespEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["VespEmailSettings_Get"];
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly put: operations["VespEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VetEmailSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["VetEmailSettings_Get"];
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly put: operations["VetEmailSettings_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_Get"];
        readonly put?: never;
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly post: operations["AzureServiceAccounts_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetById"];
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly put: operations["AzureServiceAccounts_Update"];
        readonly post?: never;
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly delete: operations["AzureServiceAccounts_Delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/DeviceCode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly post: operations["AzureServiceAccounts_GetDeviceCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetSubscriptions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetSubscriptionById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetResourceGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups/{resourceGroupName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetResourceGroupByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/Locations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetLocations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/Locations/{locationName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetLocationByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/Locations/{locationName}/VirtualMachineSizes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetVirtualMachineSizes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/Locations/{locationName}/VirtualMachineSizes/{vmSizeName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetVirtualMachineSizeByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups/{resourceGroupName}/VirtualNetworks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetVirtualNetworks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups/{resourceGroupName}/VirtualNetworks/{virtualNetworkName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetVirtualNetworkByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups/{resourceGroupName}/VirtualNetworks/{virtualNetworkName}/Subnets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetSubnets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureServiceAccounts/{serviceAccountId}/Subscriptions/{subscriptionId}/ResourceGroups/{resourceGroupName}/VirtualNetworks/{virtualNetworkName}/Subnets/{subnetName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server. */
        readonly get: operations["AzureServiceAccounts_GetSubnetByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3CompatibleResources/buckets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3CompatibleObjectStorage_GetBuckets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3CompatibleResources/buckets/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3CompatibleObjectStorage_GetBucket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3CompatibleResources/buckets/{bucketName}/folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3CompatibleObjectStorage_GetFolders"];
        readonly put?: never;
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly post: operations["AmazonS3CompatibleObjectStorage_AddFolder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3CompatibleResources/buckets/{bucketName}/folders/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3CompatibleObjectStorage_GetFolder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3Resources/buckets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3ObjectStorage_GetBuckets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3Resources/buckets/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3ObjectStorage_GetBucket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3Resources/buckets/{bucketName}/folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3ObjectStorage_GetFolders"];
        readonly put?: never;
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly post: operations["AmazonS3ObjectStorage_AddFolder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/S3Resources/buckets/{bucketName}/folders/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AmazonS3ObjectStorage_GetFolder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["Account_GetAccounts"];
        readonly put?: never;
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly post: operations["Account_AddAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Accounts/{accountId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["Account_GetAccount"];
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly put: operations["Account_UpdateAccount"];
        readonly post?: never;
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly delete: operations["Account_RemoveAccount"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureResources/containers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AzureObjectStorage_GetContainers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureResources/containers/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AzureObjectStorage_GetContainer"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureResources/containers/{containerName}/folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AzureObjectStorage_GetFolders"];
        readonly put?: never;
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly post: operations["AzureObjectStorage_AddFolder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AzureResources/containers/{containerName}/folders/{Name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["AzureObjectStorage_GetFolder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/searchTeams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["BackupOrganization_RestoreSessionsSearchTeams"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly get: operations["CopyJob_Get"];
        readonly put?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly post: operations["CopyJob_Create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly get: operations["CopyJob_GetById"];
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly put: operations["CopyJob_Update"];
        readonly post?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly delete: operations["CopyJob_Delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}/BackupJob": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly get: operations["CopyJob_GetBackupJobByCopyJob"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly post: operations["CopyJob_Enable"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly post: operations["CopyJob_Disable"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly post: operations["CopyJob_Start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/CopyJobs/{id}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place. */
        readonly post: operations["CopyJob_Stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetDataRetrievals"];
        readonly put?: never;
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly post: operations["DataRetrieval_Create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetDataRetrieval"];
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly put: operations["DataRetrieval_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}/mailboxes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetMailboxes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}/teams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetTeams"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}/webs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetWebs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}/onedrives": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrieval_GetOneDrives"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievals/{dataRetrievalId}/explore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly post: operations["DataRetrieval_ExploreAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievalSessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrievalSession_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievalSessions/{dataRetrievalSessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrievalSession_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievalSessions/{sessionId}/LogItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrievalSessionLog_GetBatchBySessionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/DataRetrievalSessions/{sessionId}/LogItems/{logItemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description There are no archive tiers to retrieve from: every restore point can be explored at once. */
        readonly get: operations["DataRetrievalSessionLog_GetOneBySessionIdByLogItemId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/InstanceType": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetInstanceTypes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/InstanceType/{instanceTypeName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetInstanceTypeByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetVirtualPrivateClouds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetVirtualPrivateCloudByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud/{id}/Subnets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetSubnets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud/{id}/Subnets/{subnetName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetSubnetByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud/{id}/SecurityGroup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetSecurityGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EC2Resources/VirtualPrivateCloud/{id}/SecurityGroup/{securityGroupName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path". */
        readonly get: operations["EC2Resources_GetSecurityGroupByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EncryptionKeys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Every repository is encrypted with a key of its own that the server makes and seals. Nothing is to be added or removed. */
        readonly get: operations["EncryptionKey_GetEncryptionKey"];
        readonly put?: never;
        /** @description Every repository is encrypted with a key of its own that the server makes and seals. Nothing is to be added or removed. */
        readonly post: operations["EncryptionKey_AddEncryptionKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/EncryptionKeys/{keyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Every repository is encrypted with a key of its own that the server makes and seals. Nothing is to be added or removed. */
        readonly get: operations["EncryptionKey_GetEncryptionKeyById"];
        readonly put?: never;
        readonly post?: never;
        /** @description Every repository is encrypted with a key of its own that the server makes and seals. Nothing is to be added or removed. */
        readonly delete: operations["EncryptionKey_RemoveEncryptionKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/AuditItems": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Every look and every restore is on record, of everybody. Read it with GET /api/v1/audit. */
        readonly get: operations["OrganizationAudit_Get"];
        readonly put?: never;
        /** @description Every look and every restore is on record, of everybody. Read it with GET /api/v1/audit. */
        readonly post: operations["OrganizationAudit_Post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/AuditItems/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Every look and every restore is on record, of everybody. Read it with GET /api/v1/audit. */
        readonly post: operations["OrganizationAudit_ExecuteRemove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/DeviceCode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description One application with a certificate does the work. Begin a sign-in with POST DeviceCode to change it. */
        readonly post: operations["OrganizationBackupApplications_OrganizationDeviceCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Users/{userId}/OneDrives/{onedriveId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version of the server does not do this yet. docs/rest-compatibility.md lists what it does. */
        readonly get: operations["OrganizationUserOneDrive_GetOne"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/{proxyId}/Rescan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_RescanAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/{proxyId}/Remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_RemoveAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/Rescan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_Rescan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateLicenseOverview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateLicenseOverviewAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateStorageConsumption": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateStorageConsumptionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateMailboxProtection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateMailboxProtectionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateUserProtection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateUserProtectionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositorySynchronizeSessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description A repository is read as it lies on the disk: there is no copy of its list to synchronize. */
        readonly get: operations["RepositorySynchronizeSessions_GetRepositoriesById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositorySynchronizeSessions/{sessionId}/StopSynchronize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description A repository is read as it lies on the disk: there is no copy of its list to synchronize. */
        readonly post: operations["RepositorySynchronizeSessions_StopSynchronizeAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDrive_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDrive_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_CopyToOneDriveAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_SaveOneDriveAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_SendOneDriveAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_RestoreOneDriveAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_RestoreOneDrivesAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_SearchOneDrivesByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDrive_SearchOneDriveByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveDocument_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveDocument_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveDocument_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions/{versionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveDocument_GetByIdByVersionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_RestoreDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_CopyToDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SendDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SaveDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_RestoreDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions/{versionId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_RestoreDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_CopyToDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions/{versionId}/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_CopyToDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SaveDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions/{versionId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SaveDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SendDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/{documentId}/Versions/{versionId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_SendDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Documents/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveDocument_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveFolder_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveFolder_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_RestoreFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions/{versionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveFolder_GetByIdByVersionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_CopyToFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SaveFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SendFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["OneDriveFolder_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_RestoreFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions/{versionId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_RestoreFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_CopyToFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions/{versionId}/copyTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_CopyToFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SaveFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions/{versionId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SaveFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SendFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/Versions/{versionId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SendFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/OneDrives/{oneDriveId}/Folders/{folderId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["OneDriveFolder_SearchOneDriveFolderByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointAttachment_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments/{attachmentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointAttachment_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointAttachment_SaveAttachmentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments/{attachmentId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointAttachment_SaveAttachmentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointAttachment_SendAttachmentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Attachments/{attachmentId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointAttachment_SendAttachmentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointDocument_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointDocument_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions/{versionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointDocument_GetByIdByVersionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointDocument_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentsActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions/{versionId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions/{versionId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentActionByVersionIdTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_RestoreDocumentActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SaveDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions/{versionId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SaveDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SaveDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SendDocumentsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/Versions/{versionId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SendDocumentActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/{documentId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_SendDocumentAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Documents/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointDocument_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointFolder_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointFolder_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions/{versionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointFolder_GetByIdByVersionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointFolder_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFoldersActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFolderActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions/{versionId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions/{versionId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_RestoreFolderActionByVersionIdTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SaveFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SaveFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions/{versionId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SaveFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SendFoldersAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SendFolderAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/Versions/{versionId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SendFolderActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Folders/{folderId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointFolder_SearchFolderByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointItem_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointItem_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Versions/{versionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointItem_GetByIdByVersionId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointItem_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemsAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemsActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Versions/{versionId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemActionByVersionId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/RestoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/{itemId}/Versions/{versionId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_RestoreItemActionByVersionIdTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Items/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointItem_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointLibrary_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointLibrary_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointLibrary_RestoreLibraryAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointLibrary_RestoreLibraryActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointLibrary_SaveLibraryAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointLibrary_SendLibraryAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Libraries/{libraryId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointLibrary_SearchLibraryByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Lists": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointList_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Lists/{listId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointList_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Lists/{listId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointList_RestoreListAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Lists/{listId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointList_RestoreListActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/Lists/{listId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointList_SearchListByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointSite_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["SharePointSite_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointSite_RestoreSiteAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/restoreTo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointSite_RestoreSiteActionTo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointSite_SearchSitesByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/Organization/Sites/{siteId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["SharePointSite_SearchSiteByOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VeodEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VeodEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VespEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VespEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsChannel_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsChannel_GetByChannelId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsChannel_Search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsChannel_Restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsFile_GetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_Search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_Save"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_Send"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_Restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsPost_GetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/{postId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsPost_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_Search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_Save"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/{postId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_SaveById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_Send"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/{postId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_SendById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_Export"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/{postId}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_ExportById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_Restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsTab_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs/{tabId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsTab_GetTab"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_Search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_Restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs/{tabId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_RestoreById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsTeam_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsTeam_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTeam_Restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTeam_Search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTeam_RestoreById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AuditEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["AuditEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AuditEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["AuditEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/explore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version of the server does not do this yet. docs/rest-compatibility.md lists what it does. */
        readonly post: operations["BackupRepository_Explore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/licensing/statistic/platform": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Strongroom is free software and needs no licence: there is nothing to install, renew or report. */
        readonly get: operations["LicenseStatistic_GetLicensingPlatformInfo"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/licensing/statistic/reports/latest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Strongroom is free software and needs no licence: there is nothing to install, renew or report. */
        readonly get: operations["LicenseStatistic_GetLatestReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/licensing/statistic/reports/{reportId}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Strongroom is free software and needs no licence: there is nothing to install, renew or report. */
        readonly post: operations["LicenseStatistic_ApproveReport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/licensing/statistic/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Strongroom is free software and needs no licence: there is nothing to install, renew or report. */
        readonly get: operations["LicenseStatistic_GetUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/SyncState": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description An organization is read from Microsoft when it is asked for: no copy of its directory is synchronized. */
        readonly get: operations["OrganizationSync_GetState"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/Sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description An organization is read from Microsoft when it is asked for: no copy of its directory is synchronized. */
        readonly post: operations["OrganizationSync_Start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VboEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VboEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VboEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VboEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/children": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsChannel_GetChildrenPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsChannel_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/startOperatorExportPosts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsChannel_OperatorStartExportTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/operatorExport/{requestExportId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsChannel_DownloadExportedPosts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/files/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/operatorStartExportTask": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsPost_OperatorStartExportTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/posts/operatorExport/{requestExportId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsPost_DownloadExportedPosts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/tabs/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/tabs/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_OperatorRestoreByMultipleChannels"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/operatorRestore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTeam_OperatorRestore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/AuditEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["AuditEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/BackupRepositories/{repositoryId}/changeOwner": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description A repository belongs to this server and has no other owner to change to. */
        readonly post: operations["BackupRepository_ChangeOwner"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/tenantInformation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version of the server does not do this yet. docs/rest-compatibility.md lists what it does. */
        readonly get: operations["Organization_GetTenantInformationByID"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/{organizationId}/versionBackupOptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version of the server does not do this yet. docs/rest-compatibility.md lists what it does. */
        readonly get: operations["Organization_GetVersionBackupOptionsByID"];
        /** @description This version of the server does not do this yet. docs/rest-compatibility.md lists what it does. */
        readonly put: operations["Organization_SetVersionBackupOptionsByID"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Organizations/SyncState": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description An organization is read from Microsoft when it is asked for: no copy of its directory is synchronized. */
        readonly get: operations["OrganizationSync_GetStates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/{proxyId}/maintenance/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_EnableMaintenanceAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/{proxyId}/maintenance/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_DisableMaintenanceAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Proxies/CheckSshConnectionConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This server is its own and only backup proxy: it cannot be added, changed or removed. */
        readonly post: operations["Proxy_CheckSshConnectionConfig"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProxyPools": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly get: operations["ProxyPool_GetProxyPools"];
        readonly put?: never;
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly post: operations["ProxyPool_Add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProxyPools/{poolId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly get: operations["ProxyPool_GetProxyPool"];
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly put: operations["ProxyPool_Update"];
        readonly post?: never;
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly delete: operations["ProxyPool_Remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/ProxyPools/{poolId}/proxies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly get: operations["ProxyPool_GetProxies"];
        readonly put?: never;
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly post: operations["ProxyPool_AddProxies"];
        /** @description This server is its own and only backup proxy: there is nothing to pool. */
        readonly delete: operations["ProxyPool_RemoveProxies"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateOneDriveProtection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateOneDriveProtectionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateTeamsProtection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateTeamsProtectionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Reports/GenerateSharepointProtection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers. */
        readonly post: operations["Reports_GenerateSharepointProtectionAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositoryOwnerChangeSessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description A repository belongs to this server and has no other owner to change to. */
        readonly get: operations["RepositoryOwnerChangeSessions_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositoryOwnerChangeSessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description A repository belongs to this server and has no other owner to change to. */
        readonly get: operations["RepositoryOwnerChangeSessions_GetById"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RepositoryOwnerChangeSessions/{sessionId}/Stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description A repository belongs to this server and has no other owner to change to. */
        readonly post: operations["RepositoryOwnerChangeSessions_StopAction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VboEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VboEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VexEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent by an SMTP server with a user name and a password. Set it with PUT VexEmailSettings. */
        readonly post: operations["VexEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VexEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent by an SMTP server with a user name and a password. Set it with PUT VexEmailSettings. */
        readonly post: operations["VexEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VeodEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VeodEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VeodEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VeodEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VespEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VespEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VespEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VespEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/files/{fileId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsFile_Get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/files/{fileId}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly get: operations["TeamsFile_GetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/files/{fileId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_SaveById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/files/{fileId}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_SendById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/channels/{channelId}/files/{fileId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsFile_RestoreById"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/RestoreSessions/{restoreSessionId}/organization/teams/{teamId}/tabs/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session. */
        readonly post: operations["TeamsTab_RestoreByMultipleChannels"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VetEmailSettings/PrepareOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VetEmailSettings_PrepareOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VetEmailSettings/CompleteOAuthSignIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VetEmailSettings_CompleteOAuthSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/VetEmailSettings/SendTestEmail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions. */
        readonly post: operations["VetEmailSettings_SendTestEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v8/Configuration/Updates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description The server does not update itself. Install a new version with npm; its data folder stays as it is. */
        readonly get: operations["Configuration_Updates_Get"];
        /** @description The server does not update itself. Install a new version with npm; its data folder stays as it is. */
        readonly put: operations["Configuration_Updates_Update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly RESTEvent: {
            /** @enum {string} */
            readonly eventType: "JobUpdate" | "JobDelete" | "JobSessionUpdate" | "JobSessionDelete" | "JobSelectedItemsChange" | "JobExcludedItemsChange" | "RestoreSessionUpdate" | "RestoreSessionDelete" | "RestorePointUpdate" | "RestorePointDelete";
            readonly id?: string;
            readonly eTag?: number;
            /** Format: uuid */
            readonly jobId?: string;
            /** @enum {string} */
            readonly jobType?: "Backup" | "Copy";
            /** @enum {string} */
            readonly status?: "Stopped" | "Running" | "Success" | "Failed" | "Warning" | "NotConfigured";
        };
        readonly RESTLicense: {
            /** @enum {string} */
            readonly status: "Valid" | "Expired";
            /** @enum {string} */
            readonly type: "Subscription" | "Evaluation" | "NFR" | "Rental" | "Community" | "AwsPrivateOffer";
            readonly package: string;
            readonly licensedTo: string;
            readonly email: string;
            readonly totalNumber: number;
            readonly usedNumber: number;
            readonly newNumber: number;
            readonly supportID: string;
        };
        readonly RESTRepositorySynchronizeSession: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly repositoryId: string;
            /** @enum {string} */
            readonly state: "None" | "Synchronizing" | "Failed";
            readonly progressPercent: number;
            readonly error: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTJobSchedulePolicy: {
            readonly scheduleEnabled?: boolean;
            /** @enum {string} */
            readonly type?: "Daily" | "Periodically" | "ManualOnly";
            /** @enum {string} */
            readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
            readonly dailyTime?: string;
            /** @enum {string} */
            readonly periodicallyEvery?: "Minutes5" | "Minutes10" | "Minutes15" | "Minutes30" | "Hours1" | "Hours2" | "Hours4" | "Hours8" | "Hours12";
            readonly periodicallyOffsetMinutes?: number;
            readonly periodicallyWindowEnabled?: boolean;
            readonly periodicallyWindowSettings?: {
                readonly backupWindow?: readonly boolean[];
                readonly minuteOffset?: number;
            };
            readonly retryEnabled?: boolean;
            readonly retryNumber?: number;
            readonly retryWaitInterval?: number;
            readonly backupWindowEnabled?: boolean;
            readonly backupWindowSettings?: {
                readonly backupWindow?: readonly boolean[];
                readonly minuteOffset?: number;
            };
        };
        readonly RESTRbacItemComposed: {
            readonly user?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly type?: string;
            };
            readonly group?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly type?: string;
            };
            readonly id?: string;
            readonly _links?: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
            readonly site?: {
                readonly id: string;
                readonly url?: string;
                readonly title?: string;
                readonly parentUrl?: string;
                readonly isCloud?: boolean;
                readonly isPersonal?: boolean;
            };
            readonly team?: {
                readonly id: string;
                readonly displayName?: string;
                readonly description?: string;
                readonly mail?: string;
            };
            /** @enum {string} */
            readonly type: "User" | "Group" | "Site" | "Team";
        };
        readonly RESTRbacOperator: {
            readonly user?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly type?: string;
            };
            readonly group?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly type?: string;
            };
            readonly id?: string;
            readonly _links?: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
            /** @enum {string} */
            readonly type: "User" | "Group";
        };
        readonly RESTRbacRole: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly name: string;
            readonly description: string;
            /** @enum {string} */
            readonly roleType: "EntireOrganization" | "SpecificObjects";
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTSmtpSettings: {
            /** @description whether mail is sent at all */
            readonly enableNotification: boolean;
            /** @example mail.contoso.com */
            readonly server: string;
            readonly port: number;
            /** @example backup@contoso.com */
            readonly from: string;
            readonly useAuthentication: boolean;
            readonly username: string;
            /** @description encrypted from the first byte on port 465, by STARTTLS elsewhere */
            readonly useSSL: boolean;
            /** @enum {string} */
            readonly authenticationType: "CustomSmtp";
            readonly isAuthenticated: boolean;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTApplication: {
            /** Format: uuid */
            readonly applicationId: string;
            readonly displayName: string;
            readonly tags: readonly string[];
        };
        readonly RESTBackupApplication: {
            /** Format: uuid */
            readonly applicationId: string;
            readonly displayName: string;
            readonly certificateThumbprint?: string;
        };
        readonly RESTBackupRepository: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly description: string;
            readonly path: string;
            /** Format: uuid */
            readonly proxyId: string;
            readonly capacityBytes: number;
            readonly freeSpaceBytes: number;
            readonly isOutOfSync: boolean;
            readonly isLongTerm: boolean;
            readonly objectStorageEncryptionEnabled: boolean;
            readonly isOutdated: boolean;
            readonly isIndexed: boolean;
            readonly isMigrationLocked: boolean;
            readonly isOutOfOrder: boolean;
            /** @enum {string} */
            readonly retentionType?: "ItemLevel" | "SnapshotBased";
            /** @enum {string} */
            readonly retentionPeriodType?: "Monthly" | "Daily" | "Yearly";
            readonly dailyRetentionPeriod?: number;
            readonly monthlyRetentionPeriod?: number;
            /** @enum {string} */
            readonly yearlyRetentionPeriod?: "Year1" | "Years2" | "Years3" | "Years5" | "Years7" | "Years10" | "Years25" | "Keep";
            /** @enum {string} */
            readonly retentionFrequencyType?: "Daily" | "Monthly";
            readonly dailyTime?: string;
            /** @enum {string} */
            readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
            readonly monthlyTime?: string;
            /** @enum {string} */
            readonly monthlyDaynumber?: "First" | "Second" | "Third" | "Fourth" | "Last";
            /** @enum {string} */
            readonly monthlyDayofweek?: "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTExchangeFolder: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "None";
            /** @enum {string} */
            readonly category: "Inbox" | "Outbox" | "Sent" | "Deleted" | "Drafts" | "Junk" | "Conflicts" | "SyncIssues" | "LocalFailures" | "ServerFailures" | "None";
            readonly description: string;
            /** Format: uuid */
            readonly mailboxId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTGroupMember: {
            readonly groupId: string;
            readonly name: string;
            readonly login: string;
            /** @enum {string} */
            readonly type: "Unknown" | "User" | "Group";
            readonly isCloud: boolean;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTGroup: {
            readonly id: string;
            readonly displayName: string;
            readonly name: string;
            readonly managedBy: string;
            readonly site: string;
            /** @enum {string} */
            readonly type: "Office365" | "Security" | "Distribution" | "DynamicDistribution";
            /** @enum {string} */
            readonly locationType: "OnPremises" | "Cloud" | "Hybrid";
            readonly eTag: number;
            /** Format: uuid */
            readonly msid: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTExchangeItemsComposed: {
            readonly id: string;
            /** Format: uuid */
            readonly mailboxId: string;
            readonly itemClass: string;
            readonly subject: string;
            readonly from: string;
            readonly to: string;
            readonly cc: string;
            readonly bcc: string;
            /** Format: date-time */
            readonly sent?: string;
            /** Format: date-time */
            readonly received?: string;
            readonly reminder: boolean;
            /** @enum {string} */
            readonly importance: "Low" | "Normal" | "High";
            /** @description of a message that is asked for by its id; empty in lists where there are none */
            readonly attachments?: readonly {
                readonly name: string;
                readonly sizeBytes: number;
            }[];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTJobItemComposed: {
            readonly id?: string;
            /** @enum {string} */
            readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
            readonly user?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly type?: string;
                readonly locationType?: string;
            };
            readonly mailbox?: boolean;
            readonly archiveMailbox?: boolean;
            readonly oneDrive?: boolean;
            readonly personalSite?: boolean;
            readonly sites?: boolean;
            readonly teams?: boolean;
            readonly teamsChats?: boolean;
            readonly group?: {
                readonly id: string;
                readonly displayName?: string;
                readonly name?: string;
                readonly managedBy?: string;
                readonly site?: string;
                readonly type?: string;
                readonly locationType?: string;
            };
            readonly members?: boolean;
            readonly memberMailbox?: boolean;
            readonly memberArchiveMailbox?: boolean;
            readonly memberOnedrive?: boolean;
            readonly memberSite?: boolean;
            readonly groupSite?: boolean;
            readonly site?: {
                readonly id: string;
                readonly url?: string;
                readonly parentUrl?: string;
                readonly name?: string;
                readonly title?: string;
                readonly isCloud?: boolean;
                readonly isPersonal?: boolean;
            };
            readonly team?: {
                readonly id: string;
                readonly displayName?: string;
                readonly description?: string;
                readonly mail?: string;
            };
            readonly folders?: readonly string[];
            readonly _links?: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTJob: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly description: string;
            /** @enum {string} */
            readonly backupType: "EntireOrganization" | "SelectedItems";
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly isEnabled: boolean;
            readonly schedulePolicy: components["schemas"]["RESTJobSchedulePolicy"];
            /** Format: date-time */
            readonly lastRun?: string;
            /** Format: date-time */
            readonly nextRun?: string;
            /** Format: date-time */
            readonly lastBackup?: string;
            /** @enum {string} */
            readonly lastStatus: "Stopped" | "Running" | "Success" | "Failed" | "Warning" | "NotConfigured" | "Disconnected" | "Queued";
            readonly eTag: number;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTJobSession: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly jobId: string;
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly mainSessionId: string;
            readonly details: string;
            /** Format: date-time */
            readonly creationTime: string;
            /** Format: date-time */
            readonly endTime?: string;
            readonly retryCount: number;
            readonly jobWillBeRetried: boolean;
            readonly progress: number;
            /** @enum {string} */
            readonly jobType: "Backup" | "Copy";
            /** @enum {string} */
            readonly jobSessionConfigType: "Full" | "Incremental";
            /** @enum {string} */
            readonly status: "Stopped" | "Running" | "Success" | "Failed" | "Warning" | "NotConfigured" | "Disconnected" | "Queued";
            readonly statistics: {
                readonly processingRateBytesPS: number;
                readonly processingRateItemsPS: number;
                readonly readRateBytesPS: number;
                readonly writeRateBytesPS: number;
                readonly transferredDataBytes: number;
                readonly processedObjects: number;
                /** @enum {string} */
                readonly bottleneck: "NA" | "Detecting" | "Source" | "Target";
            };
            readonly eTag: number;
            /** Format: uuid */
            readonly proxyId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTLogItem: {
            /** Format: uuid */
            readonly id: string;
            readonly usn: number;
            /** @enum {string} */
            readonly type: "Running" | "Warning" | "Error" | "Success" | "Stop";
            readonly message: string;
            /** Format: date-time */
            readonly creationTime: string;
            /** Format: date-time */
            readonly endTime?: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTLicensedUser: {
            readonly id: string;
            readonly name: string;
            readonly isBackedUp: boolean;
            /** Format: date-time */
            readonly lastBackupDate: string;
            /** @enum {string} */
            readonly licenseState: "Licensed" | "New" | "TemporarilyAssigned" | "Exceeded";
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly organizationName: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTBackupMailboxData: {
            readonly id: string;
            readonly isArchive: boolean;
            readonly displayName: string;
            readonly email: string;
            /** Format: date-time */
            readonly backedUpTime: string;
            /** @enum {string} */
            readonly itemType: "Mailbox" | "OneDrive" | "Site" | "Team" | "User" | "Group";
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTExchangeMailbox: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly email: string;
            readonly isArchive: boolean;
            readonly isPublic: boolean;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTBackupOrganizationData: {
            readonly displayName: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTBackupObjectData: {
            readonly id: string;
            readonly displayName: string;
            /** @enum {string} */
            readonly itemType: "Mailbox" | "OneDrive" | "Site" | "Team" | "User" | "Group";
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTProtectedObject: {
            readonly id: string;
            readonly displayName: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly eTag: number;
        };
        readonly RESTProtectedUser: {
            readonly id: string;
            /** Format: uuid */
            readonly msid: string;
            readonly displayName: string;
            /** @enum {string} */
            readonly accountType: "User" | "SharedMailbox" | "PublicMailbox";
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly mailboxes: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly displayName: string;
                readonly email: string;
                readonly isArchive: boolean;
            }[];
            readonly oneDrives: readonly {
                readonly id: string;
            }[];
            readonly sites: readonly {
                readonly id: string;
            }[];
            readonly eTag: number;
        };
        readonly RESTRestorePointMailbox: {
            /** Format: uuid */
            readonly id: string;
            readonly displayName: string;
            readonly email: string;
            readonly isArchive: boolean;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTBackupRepositoryStorageUsageInfo: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly usedSpaceBytes: number;
            readonly localCacheUsedSpaceBytes: number;
            readonly objectStorageUsedSpaceBytes: number;
        };
        readonly RESTOrganizationStorageSpaceUsage: {
            /** Format: uuid */
            readonly repositoryId: string;
            readonly usedSpaceBytes: number;
            readonly localCacheUsedSpaceBytes: number;
            readonly objectStorageUsedSpaceBytes: number;
            readonly isAvailable: boolean;
            readonly details: string;
            readonly protectedObjectsCount: number;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTBackupUserData: {
            readonly id: string;
            readonly accountId: string;
            /** @enum {string} */
            readonly accountType: "User" | "SharedMailbox" | "PublicMailbox";
            readonly displayName: string;
            readonly email: string;
            readonly isMailboxBackedUp: boolean;
            readonly isOneDriveBackedUp: boolean;
            readonly isArchiveBackedUp: boolean;
            readonly isPersonalSiteBackedUp: boolean;
            /** Format: date-time */
            readonly mailboxBackedUpTime: string;
            readonly oneDriveUrl: readonly string[];
            readonly personalSiteUrl: readonly string[];
            /** @enum {string} */
            readonly itemType: "Mailbox" | "OneDrive" | "Site" | "Team" | "User" | "Group";
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly backedUpOrganizationId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTOneDrive: {
            readonly id: string;
            readonly name: string;
            readonly url: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RestOrganizationComposed: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly type: "Office365";
            readonly name: string;
            readonly officeName: string;
            readonly description: string;
            /** @enum {string} */
            readonly region: "Worldwide" | "Germany" | "China" | "USDefence" | "USGovernment";
            readonly isExchangeOnline: boolean;
            readonly isSharePointOnline: boolean;
            readonly isTeamsOnline: boolean;
            readonly isTeamsChatsOnline: boolean;
            readonly isBackedup?: boolean;
            /** Format: date-time */
            readonly firstBackuptime?: string;
            /** Format: date-time */
            readonly lastBackuptime?: string;
            /** Format: uuid */
            readonly msid: string;
            readonly exchangeOnlineSettings?: {
                readonly useApplicationOnlyAuth: boolean;
                readonly officeOrganizationName: string;
                readonly sharePointSaveAllWebParts?: boolean;
                /** Format: uuid */
                readonly applicationId?: string;
                readonly applicationCertificateThumbprint?: string;
            };
            readonly sharePointOnlineSettings?: {
                readonly useApplicationOnlyAuth: boolean;
                readonly officeOrganizationName: string;
                readonly sharePointSaveAllWebParts?: boolean;
                /** Format: uuid */
                readonly applicationId?: string;
                readonly applicationCertificateThumbprint?: string;
            };
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTProxy: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly type: "Local" | "Domain" | "Workgroup";
            readonly hostName: string;
            readonly fqdn: string;
            readonly description: string;
            readonly port: number;
            readonly useInternetProxy: boolean;
            /** @enum {string} */
            readonly internetProxyType: "FromManagementServer" | "Custom";
            readonly enableNetworkThrottling: boolean;
            /** @enum {string} */
            readonly status: "Online" | "Offline";
            /** @enum {string} */
            readonly operatingSystem: "Windows" | "Linux";
            /** @enum {string} */
            readonly maintenanceModeState: "Disabled" | "Enabling" | "Enabled";
            readonly version: string;
            readonly role: readonly ("Unknown" | "Orchestrator" | "Scheduler" | "ApplianceProcessor" | "Processor")[];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTRestorePoint: {
            readonly id: string;
            /** Format: uuid */
            readonly repositoryId: string;
            /** Format: uuid */
            readonly organizationId: string;
            /** Format: uuid */
            readonly jobId: string;
            /** Format: date-time */
            readonly backupTime: string;
            readonly isExchange: boolean;
            readonly isSharePoint: boolean;
            readonly isOneDrive: boolean;
            readonly isTeams: boolean;
            readonly isLongTermCopy: boolean;
            readonly isRetrieved: boolean;
            readonly isDeleted: boolean;
            readonly isCopy: boolean;
            readonly eTag: number;
            readonly objectsEtag: number;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTRestoreSessionEvent: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly type: "None" | "Save" | "Export" | "Send" | "Restore" | "View";
            /** @enum {string} */
            readonly status: "Running" | "Success" | "Warning" | "Failed" | "Cancelled" | "Skipped";
            /** Format: date-time */
            readonly startTime: string;
            /** Format: date-time */
            readonly endTime?: string;
            readonly duration?: string;
            readonly title: string;
            readonly message: string;
            readonly order: number;
            readonly itemName: string;
            readonly itemType: string;
            readonly itemSizeBytes: number;
            readonly source: string;
            readonly target: string;
            /** Format: uuid */
            readonly organizationId: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTRestoreSession: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly organization: string;
            /** @enum {string} */
            readonly type: "Vex" | "Veod" | "Vesp" | "Vet";
            /** Format: date-time */
            readonly creationTime: string;
            /** Format: date-time */
            readonly endTime?: string;
            /** @enum {string} */
            readonly state: "Working" | "Stopped";
            /** @enum {string} */
            readonly result: "Success" | "Warning" | "Failed";
            readonly initiatedBy: string;
            readonly details: string;
            readonly scopeName: string;
            readonly clientHost: string;
            readonly reason: string;
            readonly eTag: number;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTJobSessionObject: {
            readonly id: string;
            /** @enum {string} */
            readonly type: "Group" | "User" | "Site" | "Team";
            /** @enum {string} */
            readonly status: "Success" | "Warning" | "Failed";
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTSite: {
            readonly id: string;
            readonly url: string;
            readonly parentUrl: string;
            readonly name: string;
            readonly isCloud: boolean;
            readonly isPersonal: boolean;
            readonly title: string;
            readonly isAvailable: boolean;
            readonly siteCollectionError: string;
            readonly eTag: number;
            readonly msid: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTTeam: {
            /** Format: uuid */
            readonly id: string;
            readonly displayName: string;
            readonly description: string;
            readonly mail: string;
            readonly eTag: number;
            /** Format: uuid */
            readonly msid: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly RESTUser: {
            readonly id: string;
            readonly displayName: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "User" | "Shared" | "Public";
            /** @enum {string} */
            readonly locationType: "OnPremises" | "Cloud" | "Hybrid";
            readonly office?: string;
            readonly eTag: number;
            /** Format: uuid */
            readonly msid: string;
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTApplication: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTApplication"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupApplication: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupApplication"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupRepository: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupRepository"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTExchangeFolder: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTExchangeFolder"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTGroupMember: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTGroupMember"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTGroup: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTGroup"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTExchangeItemsComposed: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTExchangeItemsComposed"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTJobItemComposed: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTJobItemComposed"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTJob: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTJob"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTJobSession: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTJobSession"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTLogItem: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTLogItem"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTLicensedUser: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTLicensedUser"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupMailboxData: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupMailboxData"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTExchangeMailbox: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTExchangeMailbox"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupOrganizationData: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupOrganizationData"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupObjectData: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupObjectData"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTProtectedObject: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTProtectedObject"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTProtectedUser: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTProtectedUser"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTRestorePointMailbox: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTRestorePointMailbox"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupRepositoryStorageUsageInfo: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupRepositoryStorageUsageInfo"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTOrganizationStorageSpaceUsage: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTOrganizationStorageSpaceUsage"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTBackupUserData: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTBackupUserData"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTOneDrive: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTOneDrive"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRestOrganizationComposed: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RestOrganizationComposed"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTProxy: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTProxy"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTRestorePoint: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTRestorePoint"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTRestoreSessionEvent: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTRestoreSessionEvent"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTRestoreSession: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTRestoreSession"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTJobSessionObject: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTJobSessionObject"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTSite: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTSite"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTTeam: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTTeam"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
        readonly PageOfRESTUser: {
            readonly offset: number;
            readonly limit: number;
            /**
             * Format: uuid
             * @description of a result that is remembered
             */
            readonly setId?: string;
            readonly results: readonly components["schemas"]["RESTUser"][];
            readonly _links: {
                readonly [key: string]: {
                    readonly href: string;
                };
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly logout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly authCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description good once, for a minute */
                        readonly authCode: string;
                    };
                };
            };
        };
    };
    readonly ServiceInstance_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly installationId: string;
                        readonly version: string;
                    };
                };
            };
        };
    };
    readonly RestorePortalSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly applicationId: string;
                        readonly msalAuthorityUri: string;
                        readonly isEnabled: boolean;
                        readonly restorePortalUri: string;
                    };
                };
            };
        };
    };
    readonly Health_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "Healthy" | "Unhealthy";
                        readonly entries: {
                            readonly configurationDb: {
                                /** @enum {string} */
                                readonly status: "Healthy" | "Unhealthy";
                            };
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "Healthy" | "Unhealthy";
                        readonly entries: {
                            readonly configurationDb: {
                                /** @enum {string} */
                                readonly status: "Healthy" | "Unhealthy";
                            };
                        };
                    };
                };
            };
        };
    };
    readonly Organization_OrganizationDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly targetRegion?: "Worldwide" | "Germany" | "China" | "USDefence" | "USGovernment";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly userCode: string;
                        readonly verificationUrl: string;
                        /** @description seconds */
                        readonly expiresIn: number;
                        readonly message: string;
                    };
                };
            };
        };
    };
    readonly Organization_CheckDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly authenticated: boolean;
                    };
                };
            };
        };
    };
    readonly Organization_Get: {
        readonly parameters: {
            readonly query?: {
                readonly extendedView?: boolean;
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRestOrganizationComposed"];
                };
            };
        };
    };
    readonly Organization_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly type?: "Office365" | "OnPremises" | "Hybrid";
                    /** @enum {string} */
                    readonly region?: "Worldwide" | "Germany" | "China" | "USDefence" | "USGovernment";
                    readonly name?: string;
                    readonly description?: string;
                    readonly isExchangeOnline?: boolean;
                    readonly isSharePointOnline?: boolean;
                    readonly isTeamsOnline?: boolean;
                    readonly isTeamsChatsOnline?: boolean;
                    readonly configureApplication?: boolean;
                    readonly userCode?: string;
                    readonly newApplicationName?: string;
                    readonly exchangeOnlineSettings?: {
                        readonly useApplicationOnlyAuth?: boolean;
                        readonly officeOrganizationName?: string;
                        readonly sharePointSaveAllWebParts?: boolean;
                        readonly account?: string;
                        readonly password?: string;
                        readonly grantAdminAccess?: boolean;
                        readonly useMfa?: boolean;
                        readonly applicationId?: string;
                        readonly applicationSecret?: string;
                        /** @description base64 of a PKCS#12 file */
                        readonly applicationCertificate?: string;
                        readonly applicationCertificatePassword?: string;
                        readonly applicationCertificateThumbprint?: string;
                    };
                    readonly sharePointOnlineSettings?: {
                        readonly useApplicationOnlyAuth?: boolean;
                        readonly officeOrganizationName?: string;
                        readonly sharePointSaveAllWebParts?: boolean;
                        readonly account?: string;
                        readonly password?: string;
                        readonly grantAdminAccess?: boolean;
                        readonly useMfa?: boolean;
                        readonly applicationId?: string;
                        readonly applicationSecret?: string;
                        /** @description base64 of a PKCS#12 file */
                        readonly applicationCertificate?: string;
                        readonly applicationCertificatePassword?: string;
                        readonly applicationCertificateThumbprint?: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RestOrganizationComposed"];
                };
            };
        };
    };
    readonly Organization_GetById: {
        readonly parameters: {
            readonly query?: {
                readonly extendedView?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RestOrganizationComposed"];
                };
            };
        };
    };
    readonly Organization_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly type?: "Office365" | "OnPremises" | "Hybrid";
                    /** @enum {string} */
                    readonly region?: "Worldwide" | "Germany" | "China" | "USDefence" | "USGovernment";
                    readonly name?: string;
                    readonly description?: string;
                    readonly isExchangeOnline?: boolean;
                    readonly isSharePointOnline?: boolean;
                    readonly isTeamsOnline?: boolean;
                    readonly isTeamsChatsOnline?: boolean;
                    readonly configureApplication?: boolean;
                    readonly userCode?: string;
                    readonly newApplicationName?: string;
                    readonly exchangeOnlineSettings?: {
                        readonly useApplicationOnlyAuth?: boolean;
                        readonly officeOrganizationName?: string;
                        readonly sharePointSaveAllWebParts?: boolean;
                        readonly account?: string;
                        readonly password?: string;
                        readonly grantAdminAccess?: boolean;
                        readonly useMfa?: boolean;
                        readonly applicationId?: string;
                        readonly applicationSecret?: string;
                        /** @description base64 of a PKCS#12 file */
                        readonly applicationCertificate?: string;
                        readonly applicationCertificatePassword?: string;
                        readonly applicationCertificateThumbprint?: string;
                    };
                    readonly sharePointOnlineSettings?: {
                        readonly useApplicationOnlyAuth?: boolean;
                        readonly officeOrganizationName?: string;
                        readonly sharePointSaveAllWebParts?: boolean;
                        readonly account?: string;
                        readonly password?: string;
                        readonly grantAdminAccess?: boolean;
                        readonly useMfa?: boolean;
                        readonly applicationId?: string;
                        readonly applicationSecret?: string;
                        /** @description base64 of a PKCS#12 file */
                        readonly applicationCertificate?: string;
                        readonly applicationCertificatePassword?: string;
                        readonly applicationCertificateThumbprint?: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Organization_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Organization_GetCurrentOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly name: string;
                        /** @enum {string} */
                        readonly type: "Office365";
                        readonly isBackedup: boolean;
                        /** Format: date-time */
                        readonly firstBackuptime?: string;
                        /** Format: date-time */
                        readonly lastBackuptime?: string;
                        readonly description: string;
                    };
                };
            };
        };
    };
    readonly OrganizationUser_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
                readonly displayName?: string;
                readonly userName?: string;
                readonly locationFilter?: "Cloud" | "OnPremises" | "Hybrid" | "CloudOrHybrid" | "OnPremisesOrHybrid" | "Any";
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTUser"];
                };
            };
        };
    };
    readonly OrganizationUser_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTUser"];
                };
            };
        };
    };
    readonly OrganizationUserOneDrive_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTOneDrive"];
                };
            };
        };
    };
    readonly OrganizationGroup_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
                readonly displayName?: string;
                readonly groupName?: string;
                readonly locationFilter?: "Cloud" | "OnPremises" | "Hybrid" | "CloudOrHybrid" | "OnPremisesOrHybrid" | "Any";
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTGroup"];
                };
            };
        };
    };
    readonly OrganizationGroup_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTGroup"];
                };
            };
        };
    };
    readonly OrganizationGroupMember_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTGroupMember"];
                };
            };
        };
    };
    readonly OrganizationSite_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
                readonly parentId?: string;
                readonly includePersonalSites?: boolean;
                readonly locationFilter?: "Cloud" | "OnPremises" | "Any";
                readonly filter?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTSite"];
                };
            };
        };
    };
    readonly OrganizationSite_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTSite"];
                };
            };
        };
    };
    readonly OrganizationTeam_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly setId?: string;
                readonly displayName?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTTeam"];
                };
            };
        };
    };
    readonly OrganizationTeam_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTTeam"];
                };
            };
        };
    };
    readonly OrganizationApplication_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly displayName?: string;
                readonly tag?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTApplication"];
                };
            };
        };
    };
    readonly OrganizationApplication_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationBackupApplication_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupApplication"];
                };
            };
        };
    };
    readonly OrganizationBackupApplication_Set: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationBackupApplication_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationBackupApplication_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationBackupAccount_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly unknown[];
                };
            };
        };
    };
    readonly OrganizationBackupAccount_Set: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupRepository_GetRepositories: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly proxyId?: string;
                readonly longTerm?: boolean;
                readonly organizationId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupRepository"];
                };
            };
        };
    };
    readonly BackupRepository_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string;
                    readonly path?: string;
                    readonly proxyId?: string;
                    readonly objectStorageId?: string;
                    readonly objectStorage?: Record<string, never>;
                    /** @enum {string} */
                    readonly retentionType?: "ItemLevel" | "SnapshotBased";
                    /** @enum {string} */
                    readonly retentionPeriodType?: "Monthly" | "Daily" | "Yearly";
                    readonly dailyRetentionPeriod?: number;
                    readonly monthlyRetentionPeriod?: number;
                    /** @enum {string} */
                    readonly yearlyRetentionPeriod?: "Year1" | "Years2" | "Years3" | "Years5" | "Years7" | "Years10" | "Years25" | "Keep";
                    /** @enum {string} */
                    readonly retentionFrequencyType?: "Daily" | "Monthly";
                    readonly dailyTime?: string;
                    /** @enum {string} */
                    readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                    readonly monthlyTime?: string;
                    /** @enum {string} */
                    readonly monthlyDaynumber?: "First" | "Second" | "Third" | "Fourth" | "Last";
                    /** @enum {string} */
                    readonly monthlyDayofweek?: "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupRepository"];
                };
            };
        };
    };
    readonly BackupRepository_GetRepositoriesById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupRepository"];
                };
            };
        };
    };
    readonly BackupRepository_UpdateRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    readonly path?: string;
                    readonly proxyId?: string;
                    readonly objectStorageId?: string;
                    readonly objectStorage?: Record<string, never>;
                    /** @enum {string} */
                    readonly retentionType?: "ItemLevel" | "SnapshotBased";
                    /** @enum {string} */
                    readonly retentionPeriodType?: "Monthly" | "Daily" | "Yearly";
                    readonly dailyRetentionPeriod?: number;
                    readonly monthlyRetentionPeriod?: number;
                    /** @enum {string} */
                    readonly yearlyRetentionPeriod?: "Year1" | "Years2" | "Years3" | "Years5" | "Years7" | "Years10" | "Years25" | "Keep";
                    /** @enum {string} */
                    readonly retentionFrequencyType?: "Daily" | "Monthly";
                    readonly dailyTime?: string;
                    /** @enum {string} */
                    readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                    readonly monthlyTime?: string;
                    /** @enum {string} */
                    readonly monthlyDaynumber?: "First" | "Second" | "Third" | "Fourth" | "Last";
                    /** @enum {string} */
                    readonly monthlyDayofweek?: "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupRepository_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupRepository_StartSynchronizeAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRepositorySynchronizeSession"];
                };
            };
        };
    };
    readonly RepositorySynchronizeSessions_GetSynchronizeSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRepositorySynchronizeSession"][];
                };
            };
        };
    };
    readonly BackupRepository_GetRepositoryStorageUsage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupRepositoryStorageUsageInfo"];
                };
            };
        };
    };
    readonly BackupOrganizationData_GetOrganizationData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupOrganizationData"];
                };
            };
        };
    };
    readonly BackupOrganizationData_GetSingleOrganizationData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupOrganizationData"];
                };
            };
        };
    };
    readonly BackupUserData_GetUsersData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupUserData"];
                };
            };
        };
    };
    readonly BackupUserData_GetUserData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupUserData"];
                };
            };
        };
    };
    readonly BackupMailboxData_GetMailboxesData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupMailboxData"];
                };
            };
        };
    };
    readonly BackupMailboxData_GetMailboxData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupMailboxData"];
                };
            };
        };
    };
    readonly BackupGroupData_GetGroupsData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupGroupData_GetGroupData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupSiteData_GetSitesData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupSiteData_GetSiteData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupTeamData_GetTeamsData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupTeamData_GetTeamData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupOneDriveData_GetOneDrivesData: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTBackupObjectData"];
                };
            };
        };
    };
    readonly BackupOneDriveData_GetOneDriveData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTBackupObjectData"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedUsers: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly backedUpOrganizationId?: string;
                readonly repositoryId?: string;
                readonly restorePointId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTProtectedUser"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly protectedUserId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTProtectedUser"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedGroups: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly backedUpOrganizationId?: string;
                readonly repositoryId?: string;
                readonly restorePointId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTProtectedObject"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly protectedId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTProtectedObject"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedSites: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly backedUpOrganizationId?: string;
                readonly repositoryId?: string;
                readonly restorePointId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTProtectedObject"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedSite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly protectedId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTProtectedObject"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedTeams: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly backedUpOrganizationId?: string;
                readonly repositoryId?: string;
                readonly restorePointId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTProtectedObject"];
                };
            };
        };
    };
    readonly ProtectedData_GetProtectedTeam: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly protectedId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTProtectedObject"];
                };
            };
        };
    };
    readonly License_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTLicense"];
                };
            };
        };
    };
    readonly License_GetAutoUpdate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isEnabled: boolean;
                    };
                };
            };
        };
    };
    readonly License_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly License_InstallAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly License_UpdateAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly LicensedUser_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly backedUpOrganizationId?: string;
                readonly name?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTLicensedUser"];
                };
            };
        };
    };
    readonly LicensedUser_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly licensedUserId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationLicensingInformation_GetLicenseCount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly licensedUsers: number;
                        readonly newUsers: number;
                    };
                };
            };
        };
    };
    readonly Organization_GetStorageSpaceUsage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTOrganizationStorageSpaceUsage"];
                };
            };
        };
    };
    readonly Proxy_GetProxies: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTProxy"];
                };
            };
        };
    };
    readonly Proxy_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_GetProxy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTProxy"];
                };
            };
        };
    };
    readonly Proxy_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly repositoryId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTJob"];
                };
            };
        };
    };
    readonly Job_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly organizationId?: string;
                    readonly repositoryId?: string;
                    readonly name?: string;
                    readonly description?: string;
                    /** @enum {string} */
                    readonly backupType?: "EntireOrganization" | "SelectedItems";
                    readonly selectedItems?: readonly {
                        readonly id?: string;
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly mailbox?: boolean;
                        readonly archiveMailbox?: boolean;
                        readonly oneDrive?: boolean;
                        readonly personalSite?: boolean;
                        readonly sites?: boolean;
                        readonly teams?: boolean;
                        readonly teamsChats?: boolean;
                        readonly chats?: boolean;
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly managedBy?: string;
                            readonly site?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly members?: boolean;
                        readonly memberMailbox?: boolean;
                        readonly memberArchiveMailbox?: boolean;
                        readonly memberOnedrive?: boolean;
                        readonly memberSite?: boolean;
                        readonly groupSite?: boolean;
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly parentUrl?: string;
                            readonly name?: string;
                            readonly title?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        readonly folders?: readonly string[];
                    }[];
                    readonly excludedItems?: readonly {
                        readonly id?: string;
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly mailbox?: boolean;
                        readonly archiveMailbox?: boolean;
                        readonly oneDrive?: boolean;
                        readonly personalSite?: boolean;
                        readonly sites?: boolean;
                        readonly teams?: boolean;
                        readonly teamsChats?: boolean;
                        readonly chats?: boolean;
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly managedBy?: string;
                            readonly site?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly members?: boolean;
                        readonly memberMailbox?: boolean;
                        readonly memberArchiveMailbox?: boolean;
                        readonly memberOnedrive?: boolean;
                        readonly memberSite?: boolean;
                        readonly groupSite?: boolean;
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly parentUrl?: string;
                            readonly name?: string;
                            readonly title?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        readonly folders?: readonly string[];
                    }[];
                    readonly schedulePolicy?: {
                        readonly scheduleEnabled?: boolean;
                        /** @enum {string} */
                        readonly type?: "Daily" | "Periodically" | "ManualOnly";
                        /** @enum {string} */
                        readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                        readonly dailyTime?: string;
                        /** @enum {string} */
                        readonly periodicallyEvery?: "Minutes5" | "Minutes10" | "Minutes15" | "Minutes30" | "Hours1" | "Hours2" | "Hours4" | "Hours8" | "Hours12";
                        readonly periodicallyOffsetMinutes?: number;
                        readonly periodicallyWindowEnabled?: boolean;
                        readonly periodicallyWindowSettings?: {
                            readonly backupWindow?: readonly boolean[];
                            readonly minuteOffset?: number;
                        };
                        readonly retryEnabled?: boolean;
                        readonly retryNumber?: number;
                        readonly retryWaitInterval?: number;
                        readonly backupWindowEnabled?: boolean;
                        readonly backupWindowSettings?: {
                            readonly backupWindow?: readonly boolean[];
                            readonly minuteOffset?: number;
                        };
                    };
                    readonly isEnabled?: boolean;
                    readonly runNow?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJob"];
                };
            };
        };
    };
    readonly Job_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJob"];
                };
            };
        };
    };
    readonly Job_Update: {
        readonly parameters: {
            readonly query?: {
                readonly skipItemUpdate?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly organizationId?: string;
                    readonly repositoryId?: string;
                    readonly name?: string;
                    readonly description?: string;
                    /** @enum {string} */
                    readonly backupType?: "EntireOrganization" | "SelectedItems";
                    readonly selectedItems?: readonly {
                        readonly id?: string;
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly mailbox?: boolean;
                        readonly archiveMailbox?: boolean;
                        readonly oneDrive?: boolean;
                        readonly personalSite?: boolean;
                        readonly sites?: boolean;
                        readonly teams?: boolean;
                        readonly teamsChats?: boolean;
                        readonly chats?: boolean;
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly managedBy?: string;
                            readonly site?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly members?: boolean;
                        readonly memberMailbox?: boolean;
                        readonly memberArchiveMailbox?: boolean;
                        readonly memberOnedrive?: boolean;
                        readonly memberSite?: boolean;
                        readonly groupSite?: boolean;
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly parentUrl?: string;
                            readonly name?: string;
                            readonly title?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        readonly folders?: readonly string[];
                    }[];
                    readonly excludedItems?: readonly {
                        readonly id?: string;
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly mailbox?: boolean;
                        readonly archiveMailbox?: boolean;
                        readonly oneDrive?: boolean;
                        readonly personalSite?: boolean;
                        readonly sites?: boolean;
                        readonly teams?: boolean;
                        readonly teamsChats?: boolean;
                        readonly chats?: boolean;
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly managedBy?: string;
                            readonly site?: string;
                            readonly type?: string;
                            readonly locationType?: string;
                        };
                        readonly members?: boolean;
                        readonly memberMailbox?: boolean;
                        readonly memberArchiveMailbox?: boolean;
                        readonly memberOnedrive?: boolean;
                        readonly memberSite?: boolean;
                        readonly groupSite?: boolean;
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly parentUrl?: string;
                            readonly name?: string;
                            readonly title?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        readonly folders?: readonly string[];
                    }[];
                    readonly schedulePolicy?: {
                        readonly scheduleEnabled?: boolean;
                        /** @enum {string} */
                        readonly type?: "Daily" | "Periodically" | "ManualOnly";
                        /** @enum {string} */
                        readonly dailyType?: "Everyday" | "Workdays" | "Weekends" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
                        readonly dailyTime?: string;
                        /** @enum {string} */
                        readonly periodicallyEvery?: "Minutes5" | "Minutes10" | "Minutes15" | "Minutes30" | "Hours1" | "Hours2" | "Hours4" | "Hours8" | "Hours12";
                        readonly periodicallyOffsetMinutes?: number;
                        readonly periodicallyWindowEnabled?: boolean;
                        readonly periodicallyWindowSettings?: {
                            readonly backupWindow?: readonly boolean[];
                            readonly minuteOffset?: number;
                        };
                        readonly retryEnabled?: boolean;
                        readonly retryNumber?: number;
                        readonly retryWaitInterval?: number;
                        readonly backupWindowEnabled?: boolean;
                        readonly backupWindowSettings?: {
                            readonly backupWindow?: readonly boolean[];
                            readonly minuteOffset?: number;
                        };
                    };
                    readonly isEnabled?: boolean;
                    readonly runNow?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_GetCopyJobByBackupJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJob"];
                };
            };
        };
    };
    readonly Job_GetSelectedItems: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTJobItemComposed"];
                };
            };
        };
    };
    readonly Job_AddSelectedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly id?: string;
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly mailbox?: boolean;
                    readonly archiveMailbox?: boolean;
                    readonly oneDrive?: boolean;
                    readonly personalSite?: boolean;
                    readonly sites?: boolean;
                    readonly teams?: boolean;
                    readonly teamsChats?: boolean;
                    readonly chats?: boolean;
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly managedBy?: string;
                        readonly site?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly members?: boolean;
                    readonly memberMailbox?: boolean;
                    readonly memberArchiveMailbox?: boolean;
                    readonly memberOnedrive?: boolean;
                    readonly memberSite?: boolean;
                    readonly groupSite?: boolean;
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly parentUrl?: string;
                        readonly name?: string;
                        readonly title?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    readonly folders?: readonly string[];
                }[];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_RemoveSelectedItems: {
        readonly parameters: {
            readonly query?: {
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_GetSelectedItem: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJobItemComposed"];
                };
            };
        };
    };
    readonly Job_UpdateSelectedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly id?: string;
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly mailbox?: boolean;
                    readonly archiveMailbox?: boolean;
                    readonly oneDrive?: boolean;
                    readonly personalSite?: boolean;
                    readonly sites?: boolean;
                    readonly teams?: boolean;
                    readonly teamsChats?: boolean;
                    readonly chats?: boolean;
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly managedBy?: string;
                        readonly site?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly members?: boolean;
                    readonly memberMailbox?: boolean;
                    readonly memberArchiveMailbox?: boolean;
                    readonly memberOnedrive?: boolean;
                    readonly memberSite?: boolean;
                    readonly groupSite?: boolean;
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly parentUrl?: string;
                        readonly name?: string;
                        readonly title?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    readonly folders?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_GetExcludedItems: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTJobItemComposed"];
                };
            };
        };
    };
    readonly Job_AddExcludedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly id?: string;
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly mailbox?: boolean;
                    readonly archiveMailbox?: boolean;
                    readonly oneDrive?: boolean;
                    readonly personalSite?: boolean;
                    readonly sites?: boolean;
                    readonly teams?: boolean;
                    readonly teamsChats?: boolean;
                    readonly chats?: boolean;
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly managedBy?: string;
                        readonly site?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly members?: boolean;
                    readonly memberMailbox?: boolean;
                    readonly memberArchiveMailbox?: boolean;
                    readonly memberOnedrive?: boolean;
                    readonly memberSite?: boolean;
                    readonly groupSite?: boolean;
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly parentUrl?: string;
                        readonly name?: string;
                        readonly title?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    readonly folders?: readonly string[];
                }[];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_RemoveExcludedItems: {
        readonly parameters: {
            readonly query?: {
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_GetExcludedItem: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJobItemComposed"];
                };
            };
        };
    };
    readonly Job_UpdateExcludedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly id?: string;
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team" | "PartialOrganization" | "PersonalSites" | "OneDriveFolders";
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly mailbox?: boolean;
                    readonly archiveMailbox?: boolean;
                    readonly oneDrive?: boolean;
                    readonly personalSite?: boolean;
                    readonly sites?: boolean;
                    readonly teams?: boolean;
                    readonly teamsChats?: boolean;
                    readonly chats?: boolean;
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly managedBy?: string;
                        readonly site?: string;
                        readonly type?: string;
                        readonly locationType?: string;
                    };
                    readonly members?: boolean;
                    readonly memberMailbox?: boolean;
                    readonly memberArchiveMailbox?: boolean;
                    readonly memberOnedrive?: boolean;
                    readonly memberSite?: boolean;
                    readonly groupSite?: boolean;
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly parentUrl?: string;
                        readonly name?: string;
                        readonly title?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    readonly folders?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_StartAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly full?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJobSession"];
                };
            };
        };
    };
    readonly Job_StopAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_EnableAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Job_DisableAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly JobSession_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly jobId?: string;
                readonly jobType?: string;
                readonly endTimeLowerBound?: string;
                readonly endTimeUpperBound?: string;
                readonly status?: "Succeeded" | "Success" | "Stopped" | "Running" | "Failed" | "Warning";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTJobSession"];
                };
            };
        };
    };
    readonly JobSession_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTJobSession"];
                };
            };
        };
    };
    readonly JobSessionLog_GetBatchBySessionId: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly type?: "Running" | "Warning" | "Error" | "Success";
                readonly orderAsc?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTLogItem"];
                };
            };
        };
    };
    readonly JobSessionLog_GetBatchBySessionIdByLogItemId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
                readonly logItemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTLogItem"];
                };
            };
        };
    };
    readonly JobSession_GetObjectsBySessionId: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTJobSessionObject"];
                };
            };
        };
    };
    readonly Events_Get: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly limit?: number;
                readonly timeoutSeconds?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly nextChangeToken: string;
                        readonly limit: number;
                        readonly results: readonly components["schemas"]["RESTEvent"][];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly RestorePoint_GetRestorePoints: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly organizationId?: string;
                readonly jobId?: string;
                readonly repositoryId?: string;
                readonly backupTime?: string;
                readonly from?: string;
                readonly to?: string;
                readonly orderAsc?: boolean;
                readonly isCopy?: boolean;
                readonly isLongTermCopy?: boolean;
                readonly isRetrieved?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTRestorePoint"];
                };
            };
        };
    };
    readonly RestorePoint_GetRestorePoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restorePointId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestorePoint"];
                };
            };
        };
    };
    readonly Organization_Explore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description state of the newest restore point not later than this */
                    readonly dateTime?: string;
                    /** @enum {string} */
                    readonly type?: "Vex" | "Veod" | "Vesp" | "Vet";
                    readonly showDeleted?: boolean;
                    readonly showAllVersions?: boolean;
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSession"];
                };
            };
        };
    };
    readonly Job_ExploreAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly jobId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description state of the newest restore point not later than this */
                    readonly dateTime?: string;
                    /** @enum {string} */
                    readonly type?: "Vex" | "Veod" | "Vesp" | "Vet";
                    readonly showDeleted?: boolean;
                    readonly showAllVersions?: boolean;
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSession"];
                };
            };
        };
    };
    readonly RestoreSession_ExploreAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description state of the newest restore point not later than this */
                    readonly dateTime?: string;
                    /** @enum {string} */
                    readonly type?: "Vex" | "Veod" | "Vesp" | "Vet";
                    readonly showDeleted?: boolean;
                    readonly showAllVersions?: boolean;
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSession"];
                };
            };
        };
    };
    readonly RestoreSession_OperatorExploreAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description state of the newest restore point not later than this */
                    readonly dateTime?: string;
                    /** @enum {string} */
                    readonly type?: "Vex" | "Veod" | "Vesp" | "Vet";
                    readonly showDeleted?: boolean;
                    readonly showAllVersions?: boolean;
                    readonly reason?: string;
                    readonly scope?: {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSession"];
                };
            };
        };
    };
    readonly OrganizationRbac_GetLoggedInUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly name: string;
                    };
                };
            };
        };
    };
    readonly OrganizationRbac_GetLoggedInUserOperatorInfo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isOperator: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OrganizationRbac_GetLoggedInUserEffectiveScope: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly users: readonly {
                            /** @enum {string} */
                            readonly type: "User";
                            readonly id: string;
                            readonly user: {
                                readonly id: string;
                                readonly displayName: string;
                                readonly name: string;
                                /** @enum {string} */
                                readonly type: "User" | "SharedMailbox" | "PublicMailbox";
                            };
                            readonly _links: {
                                readonly [key: string]: {
                                    readonly href: string;
                                };
                            };
                        }[];
                        readonly sites: readonly unknown[];
                        readonly teams: readonly unknown[];
                    };
                };
            };
        };
    };
    readonly OrganizationRbac_GetLoggedInUserRestorePoints: {
        readonly parameters: {
            readonly query?: {
                /** @description id of a user, or an item of the effective scope as JSON */
                readonly rbacItem?: string;
                readonly isCopy?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRestorePoint"][];
                };
            };
        };
    };
    readonly RbacRole_GetAll: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRbacRole"][];
                };
            };
        };
    };
    readonly RbacRole_GetByOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRbacRole"][];
                };
            };
        };
    };
    readonly RbacRole_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly organizationId?: string;
                    readonly name?: string;
                    readonly description?: string;
                    /** @enum {string} */
                    readonly roleType?: "EntireOrganization" | "SpecificObjects";
                    readonly operators?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                    readonly selectedItems?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                    readonly excludedItems?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRbacRole"];
                };
            };
        };
    };
    readonly RbacRole_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRbacRole"];
                };
            };
        };
    };
    readonly RbacRole_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly organizationId?: string;
                    readonly name?: string;
                    readonly description?: string;
                    /** @enum {string} */
                    readonly roleType?: "EntireOrganization" | "SpecificObjects";
                    readonly operators?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                    readonly selectedItems?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                    readonly excludedItems?: readonly {
                        readonly user?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly group?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly name?: string;
                            readonly type?: string;
                        };
                        readonly id?: string;
                        readonly _links?: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                        readonly site?: {
                            readonly id: string;
                            readonly url?: string;
                            readonly title?: string;
                            readonly parentUrl?: string;
                            readonly isCloud?: boolean;
                            readonly isPersonal?: boolean;
                        };
                        readonly team?: {
                            readonly id: string;
                            readonly displayName?: string;
                            readonly description?: string;
                            readonly mail?: string;
                        };
                        /** @enum {string} */
                        readonly type: "User" | "Group" | "Site" | "Team";
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_Delete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_GetOperators: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRbacOperator"][];
                };
            };
        };
    };
    readonly RbacRole_AddOperators: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly id?: string;
                    readonly _links?: {
                        readonly [key: string]: {
                            readonly href: string;
                        };
                    };
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly title?: string;
                        readonly parentUrl?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team";
                }[];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_DeleteOperators: {
        readonly parameters: {
            readonly query?: {
                /** @description separated by commas */
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_GetOperator: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
                readonly operatorId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRbacOperator"];
                };
            };
        };
    };
    readonly RbacRole_GetSelectedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRbacItemComposed"][];
                };
            };
        };
    };
    readonly RbacRole_AddSelectedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly id?: string;
                    readonly _links?: {
                        readonly [key: string]: {
                            readonly href: string;
                        };
                    };
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly title?: string;
                        readonly parentUrl?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team";
                }[];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_DeleteSelectedItems: {
        readonly parameters: {
            readonly query?: {
                /** @description separated by commas */
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_GetSelectedItem: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRbacItemComposed"];
                };
            };
        };
    };
    readonly RbacRole_GetExcludedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["RESTRbacItemComposed"][];
                };
            };
        };
    };
    readonly RbacRole_AddExcludedItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": readonly {
                    readonly user?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly group?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly name?: string;
                        readonly type?: string;
                    };
                    readonly id?: string;
                    readonly _links?: {
                        readonly [key: string]: {
                            readonly href: string;
                        };
                    };
                    readonly site?: {
                        readonly id: string;
                        readonly url?: string;
                        readonly title?: string;
                        readonly parentUrl?: string;
                        readonly isCloud?: boolean;
                        readonly isPersonal?: boolean;
                    };
                    readonly team?: {
                        readonly id: string;
                        readonly displayName?: string;
                        readonly description?: string;
                        readonly mail?: string;
                    };
                    /** @enum {string} */
                    readonly type: "User" | "Group" | "Site" | "Team";
                }[];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_DeleteExcludedItems: {
        readonly parameters: {
            readonly query?: {
                /** @description separated by commas */
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RbacRole_GetExcludedItem: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRbacItemComposed"];
                };
            };
        };
    };
    readonly RestoreSession_GetPage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly startTimeFrom?: string;
                readonly startTimeTo?: string;
                readonly endTimeFrom?: string;
                readonly endTimeTo?: string;
                readonly orderBy?: "CreationTime" | "EndTime";
                /** @description newest first unless true */
                readonly orderAsc?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTRestoreSession"];
                };
            };
        };
    };
    readonly RestoreSession_GetByRestoreSessionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSession"];
                };
            };
        };
    };
    readonly RestoreSession_StopAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RestoreSessionEvent_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTRestoreSessionEvent"];
                };
            };
        };
    };
    readonly RestoreSessionEvent_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly eventId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTRestoreSessionEvent"];
                };
            };
        };
    };
    readonly BackupOrganization_GetByRestoreSessionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly name: string;
                        /** @enum {string} */
                        readonly type: "Office365";
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly RestoreSession_GetRestoreStatistics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly totalItemsCount: number;
                        readonly restoredItemsCount: number;
                        readonly failedItemsCount: number;
                        /** @description there already, or left out for a documented reason */
                        readonly skippedItemsCount: number;
                        readonly warnings: readonly string[];
                        readonly errors: readonly string[];
                        /** @description each mailbox, where several were restored */
                        readonly items: readonly {
                            readonly id: string;
                            /** @enum {string} */
                            readonly itemRestoreDetailsType: "BulkMailbox";
                            readonly title: string;
                            readonly name: string;
                            readonly error: string;
                            /** @enum {string} */
                            readonly itemType: "ExchangeMailbox";
                            /** @enum {string} */
                            readonly status: "Success" | "Warning" | "Failed";
                            readonly warnings: readonly string[];
                            readonly mailboxEmail: string;
                            readonly mailboxIsArchive: boolean;
                            readonly mailboxIsPublic: boolean;
                            readonly createdMailboxItemsCount: number;
                            readonly mergedMailboxItemsCount: number;
                            readonly failedMailboxItemsCount: number;
                            readonly skippedMailboxItemsCount: number;
                        }[];
                    };
                };
            };
        };
    };
    readonly ExchangeMailbox_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeMailbox"];
                };
            };
        };
    };
    readonly ExchangeMailbox_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTExchangeMailbox"];
                };
            };
        };
    };
    readonly ExchangeFolder_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                readonly parentId?: string;
                readonly name?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeFolder"];
                };
            };
        };
    };
    readonly ExchangeFolder_GetByFolderId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTExchangeFolder"];
                };
            };
        };
    };
    readonly ExchangeItem_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description v6 */
                readonly folderId?: string;
                /** @description v7 and v8 */
                readonly parentId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly ExchangeItem_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly ExchangeItem_SaveItemAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_SaveItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeMailbox_SearchByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description of an earlier page of the same search */
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description words and properties in Windows Advanced Query Syntax: subject:, from:, to:, cc:, body:, received:, size:, …
                     * @example subject:"annual report" received:>=2026-01-01
                     */
                    readonly query: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly BackupOrganization_RestoreSessionsSearchExchange: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description of an earlier page of the same search */
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description words and properties in Windows Advanced Query Syntax: subject:, from:, to:, cc:, body:, received:, size:, …
                     * @example subject:"annual report" received:>=2026-01-01
                     */
                    readonly query: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly ExchangeMailbox_SearchByIdByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description of an earlier page of the same search */
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description words and properties in Windows Advanced Query Syntax: subject:, from:, to:, cc:, body:, received:, size:, …
                     * @example subject:"annual report" received:>=2026-01-01
                     */
                    readonly query: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly ExchangeFolder_SearchByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description of an earlier page of the same search */
                readonly setId?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description words and properties in Windows Advanced Query Syntax: subject:, from:, to:, cc:, body:, received:, size:, …
                     * @example subject:"annual report" received:>=2026-01-01
                     */
                    readonly query: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfRESTExchangeItemsComposed"];
                };
            };
        };
    };
    readonly ExchangeItem_SendItemsToDefaultAddressAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_SendItemsToDifferentAddressAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description the sender that is set for the server without it */
                    readonly from?: string;
                    /** @description addresses, with commas between them */
                    readonly to?: string;
                    readonly cc?: string;
                    readonly bcc?: string;
                    readonly subject?: string;
                    readonly text?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_SendItemToDefaultAddressAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_SendItemToDifferentAddressAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description the sender that is set for the server without it */
                    readonly from?: string;
                    /** @description addresses, with commas between them */
                    readonly to?: string;
                    readonly cc?: string;
                    readonly bcc?: string;
                    readonly subject?: string;
                    readonly text?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VexEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RESTSmtpSettings"];
                };
            };
        };
    };
    readonly VexEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly enableNotification?: boolean;
                    readonly server?: string;
                    readonly port?: number;
                    readonly from?: string;
                    readonly useAuthentication?: boolean;
                    readonly username?: string;
                    /** @description kept as it is without it */
                    readonly userPassword?: string;
                    readonly useSSL?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VexEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly email?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupOrganization_RestoreSessionsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeMailbox_ExportMailboxToPstAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeFolder_ExportToPstAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_ExportItemsToPstAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeItem_ExportItemToPstAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RestoreSession_DeviceCodeAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExchangeMailbox_RestoreMailboxesAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                    readonly mailboxes?: readonly {
                        readonly id?: string;
                        readonly email?: string;
                        readonly name?: string;
                    }[];
                    /** @description a mailbox that is gone is only remarked */
                    readonly skipUnresolved?: boolean;
                    /** @description days */
                    readonly recentItemRestorePeriod?: number;
                    readonly casServer?: string;
                    readonly domainName?: string;
                    readonly onPremisesUserName?: string;
                    readonly onPremisesUserPassword?: string;
                    readonly office365UserName?: string;
                    readonly office365UserPassword?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeMailbox_RestoreMailboxAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeMailbox_RestoreMailboxToAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same organization; the original one without it */
                    readonly mailbox?: string;
                    /** @description a path with /; the original folder without it */
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeFolder_RestoreAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeFolder_RestoreToAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same organization; the original one without it */
                    readonly mailbox?: string;
                    /** @description a path with /; the original folder without it */
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeItem_RestoreItemsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeItem_RestoreItemsToAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same organization; the original one without it */
                    readonly mailbox?: string;
                    /** @description a path with /; the original folder without it */
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeItem_RestoreItemAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeItem_RestoreItemToAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly userCode?: string;
                    readonly applicationId?: string;
                    readonly applicationCertificate?: string;
                    readonly applicationCertificatePassword?: string;
                    readonly impersonationAccountName?: string;
                    readonly userName?: string;
                    readonly userPassword?: string;
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same organization; the original one without it */
                    readonly mailbox?: string;
                    /** @description a path with /; the original folder without it */
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly ExchangeItem_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "id": "QUFNa0FHVTNZalExWkdVd0xX"
                     *       }
                     *     ]
                     */
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same mailbox; the original one without it */
                    readonly folder?: string;
                    /** @description refused unless it is the one they came from */
                    readonly mailbox?: string;
                    /** @description what stands in the mailbox is never overwritten, changed or not */
                    readonly changedItems?: boolean;
                    /** @description what is missing is put back; false is refused: nothing would be left to do */
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
                    readonly excludeDrafts?: boolean;
                    /** @description the folder, and what is below it */
                    readonly excludeDeletedItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeInPlaceHoldItems?: boolean;
                    /** @description such items are not backed up */
                    readonly excludeLitigationHoldItems?: boolean;
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly sessionId: string;
                    };
                };
            };
        };
    };
    readonly token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    readonly grant_type: "password" | "refresh_token" | "urn:ietf:params:oauth:grant-type:jwt-bearer" | "operator" | "client_credentials";
                    /**
                     * @description jwt-bearer: the organization, such as contoso.onmicrosoft.com; operator: userId.tenantId; client_credentials: the service account
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description jwt-bearer: the whole JSON answer of Microsoft's token endpoint; operator: the access token alone
                     * @example
                     */
                    readonly assertion?: string;
                    /**
                     * @description password
                     * @example
                     */
                    readonly username?: string;
                    /**
                     * Format: password
                     * @description password
                     * @example
                     */
                    readonly password?: string;
                    /**
                     * @description password: the code of the second factor
                     * @example
                     */
                    readonly otp?: string;
                    /**
                     * @description refresh_token
                     * @example
                     */
                    readonly refresh_token?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                    /** @description ignored: no cookie is ever set, so there is nothing to forge */
                    readonly disable_antiforgery_token?: boolean;
                };
                readonly "application/json": {
                    /** @enum {string} */
                    readonly grant_type: "password" | "refresh_token" | "urn:ietf:params:oauth:grant-type:jwt-bearer" | "operator" | "client_credentials";
                    /**
                     * @description jwt-bearer: the organization, such as contoso.onmicrosoft.com; operator: userId.tenantId; client_credentials: the service account
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description jwt-bearer: the whole JSON answer of Microsoft's token endpoint; operator: the access token alone
                     * @example
                     */
                    readonly assertion?: string;
                    /**
                     * @description password
                     * @example
                     */
                    readonly username?: string;
                    /**
                     * Format: password
                     * @description password
                     * @example
                     */
                    readonly password?: string;
                    /**
                     * @description password: the code of the second factor
                     * @example
                     */
                    readonly otp?: string;
                    /**
                     * @description refresh_token
                     * @example
                     */
                    readonly refresh_token?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                    /** @description ignored: no cookie is ever set, so there is nothing to forge */
                    readonly disable_antiforgery_token?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly access_token: string;
                        /** @description not for client credentials */
                        readonly refresh_token?: string;
                        /** @enum {string} */
                        readonly token_type: "bearer";
                        readonly expires_in: number;
                        readonly userName: string;
                        /** @description ISO 8601 or RFC 1123, as the setting dateFormat says */
                        readonly ".issued": string;
                        readonly ".expires": string;
                        /** @description only when the request asked for a scope */
                        readonly scope?: string;
                    };
                };
            };
        };
    };
    readonly revokeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly token: string;
                    /**
                     * @description access_token or refresh_token; not needed
                     * @example
                     */
                    readonly token_type_hint?: string;
                    /**
                     * @description not needed
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                };
                readonly "application/json": {
                    readonly token: string;
                    /**
                     * @description access_token or refresh_token; not needed
                     * @example
                     */
                    readonly token_type_hint?: string;
                    /**
                     * @description not needed
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly introspectToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly token: string;
                    /**
                     * @description access_token or refresh_token; not needed
                     * @example
                     */
                    readonly token_type_hint?: string;
                    /**
                     * @description not needed
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                };
                readonly "application/json": {
                    readonly token: string;
                    /**
                     * @description access_token or refresh_token; not needed
                     * @example
                     */
                    readonly token_type_hint?: string;
                    /**
                     * @description not needed
                     * @example
                     */
                    readonly client_id?: string;
                    /**
                     * @description beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer
                     * @example
                     */
                    readonly client_assertion_type?: string;
                    /**
                     * @description of a service account, signed with its key (RFC 7523)
                     * @example
                     */
                    readonly client_assertion?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly active: boolean;
                        /** @enum {string} */
                        readonly token_type?: "Bearer";
                        /** @enum {string} */
                        readonly token_use?: "access" | "refresh";
                        readonly client_id?: string;
                        readonly username?: string;
                        /** @description account, or object id of the person in the directory */
                        readonly sub?: string;
                        readonly iss?: string;
                        readonly iat?: number;
                        readonly exp?: number;
                        /** @enum {string} */
                        readonly kind?: "administrator" | "monitor" | "person" | "operator";
                        /** Format: uuid */
                        readonly organizationId?: string;
                    };
                };
            };
        };
    };
    readonly HistorySettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keepAllsessions: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly HistorySettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ManagementMode_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isManaged: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly InternetProxySettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly useInternetProxy: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly InternetProxySettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ExclusionSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deletedItems: boolean;
                        readonly drafts: boolean;
                        readonly junkEmail: boolean;
                        readonly outbox: boolean;
                        readonly litigationHold: boolean;
                        readonly inPlaceHold: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly ExclusionSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly GlobalRetentionExclusionSettings_GlobalRetentionPolicyGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly contacts: boolean;
                        readonly calendar: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly GlobalRetentionExclusionSettings_GlobalRetentionPolicyPut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationRetentionExclusion_OrganizationRetentionPolicyGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly contacts: boolean;
                        readonly calendar: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OrganizationRetentionExclusion_OrganizationRetentionPolicyPut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationRetentionExclusion_OrganizationRetentionPolicyDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AuditEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enableNotification: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly AuditEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VboEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enableNotification: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly VboEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VeodEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enableNotification: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly VeodEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VespEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enableNotification: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly VespEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VetEmailSettings_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly enableNotification: boolean;
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly VetEmailSettings_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_Delete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetSubscriptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetSubscriptionById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetResourceGroups: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetResourceGroupByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly resourceGroupName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetLocations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetLocationByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly locationName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetVirtualMachineSizes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly locationName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetVirtualMachineSizeByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly locationName: string;
                readonly vmSizeName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetVirtualNetworks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly resourceGroupName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetVirtualNetworkByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly resourceGroupName: string;
                readonly virtualNetworkName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureServiceAccounts_GetSubnets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly resourceGroupName: string;
                readonly virtualNetworkName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly AzureServiceAccounts_GetSubnetByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly serviceAccountId: string;
                readonly subscriptionId: string;
                readonly resourceGroupName: string;
                readonly virtualNetworkName: string;
                readonly subnetName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3CompatibleObjectStorage_GetBuckets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3CompatibleObjectStorage_GetBucket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3CompatibleObjectStorage_GetFolders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3CompatibleObjectStorage_AddFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3CompatibleObjectStorage_GetFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3ObjectStorage_GetBuckets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3ObjectStorage_GetBucket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3ObjectStorage_GetFolders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3ObjectStorage_AddFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AmazonS3ObjectStorage_GetFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly bucketName: string;
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Account_GetAccounts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly Account_AddAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Account_GetAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Account_UpdateAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Account_RemoveAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureObjectStorage_GetContainers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureObjectStorage_GetContainer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureObjectStorage_GetFolders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly containerName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureObjectStorage_AddFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly containerName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AzureObjectStorage_GetFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly containerName: string;
                readonly Name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupOrganization_RestoreSessionsSearchTeams: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly CopyJob_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly CopyJob_Create: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Delete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_GetBackupJobByCopyJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Enable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Disable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Start: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly CopyJob_Stop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrieval_GetDataRetrievals: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrieval_Create: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrieval_GetDataRetrieval: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrieval_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrieval_GetMailboxes: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrieval_GetTeams: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrieval_GetWebs: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrieval_GetOneDrives: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrieval_ExploreAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrievalSession_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrievalSession_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dataRetrievalSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly DataRetrievalSessionLog_GetBatchBySessionId: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly DataRetrievalSessionLog_GetOneBySessionIdByLogItemId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
                readonly logItemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetInstanceTypes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetInstanceTypeByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly instanceTypeName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetVirtualPrivateClouds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetVirtualPrivateCloudByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetSubnets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetSubnetByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly subnetName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetSecurityGroups: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EC2Resources_GetSecurityGroupByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly securityGroupName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EncryptionKey_GetEncryptionKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly EncryptionKey_AddEncryptionKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EncryptionKey_GetEncryptionKeyById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly keyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly EncryptionKey_RemoveEncryptionKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly keyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationAudit_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly Record<string, never>[];
                };
            };
        };
    };
    readonly OrganizationAudit_Post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationAudit_ExecuteRemove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationBackupApplications_OrganizationDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationUserOneDrive_GetOne: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
                readonly userId: string;
                readonly onedriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_RescanAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_RemoveAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_Rescan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateLicenseOverviewAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateStorageConsumptionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateMailboxProtectionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateUserProtectionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RepositorySynchronizeSessions_GetRepositoriesById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RepositorySynchronizeSessions_StopSynchronizeAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDrive_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_CopyToOneDriveAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_SaveOneDriveAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_SendOneDriveAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_RestoreOneDriveAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_RestoreOneDrivesAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDrive_SearchOneDrivesByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDrive_SearchOneDriveByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDriveDocument_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDriveDocument_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDriveDocument_GetByIdByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_RestoreDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_CopyToDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SendDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SaveDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_RestoreDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_RestoreDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_CopyToDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_CopyToDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SaveDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SaveDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SendDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_SendDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveDocument_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDriveFolder_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_RestoreFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_GetByIdByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_CopyToFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SaveFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SendFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly OneDriveFolder_RestoreFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_RestoreFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_CopyToFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_CopyToFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SaveFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SaveFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SendFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SendFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OneDriveFolder_SearchOneDriveFolderByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly oneDriveId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointAttachment_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointAttachment_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly attachmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointAttachment_SaveAttachmentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointAttachment_SaveAttachmentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly attachmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointAttachment_SendAttachmentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointAttachment_SendAttachmentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly attachmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointDocument_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_GetByIdByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentsActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentActionByVersionIdTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_RestoreDocumentActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SaveDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SaveDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SaveDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SendDocumentsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SendDocumentActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_SendDocumentAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly documentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointDocument_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointFolder_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_GetByIdByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointFolder_RestoreFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_RestoreFoldersActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_RestoreFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_RestoreFolderActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_RestoreFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_RestoreFolderActionByVersionIdTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SaveFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SaveFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SaveFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SendFoldersAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SendFolderAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SendFolderActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointFolder_SearchFolderByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly folderId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointItem_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointItem_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_GetByIdByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointItem_RestoreItemsAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_RestoreItemsActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_RestoreItemAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_RestoreItemActionByVersionId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_RestoreItemActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_RestoreItemActionByVersionIdTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly itemId: string;
                readonly versionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointItem_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointLibrary_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_RestoreLibraryAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_RestoreLibraryActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_SaveLibraryAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_SendLibraryAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointLibrary_SearchLibraryByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly libraryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointList_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointList_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly listId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointList_RestoreListAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly listId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointList_RestoreListActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly listId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointList_SearchListByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
                readonly listId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointSite_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointSite_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointSite_RestoreSiteAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointSite_RestoreSiteActionTo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly SharePointSite_SearchSitesByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly SharePointSite_SearchSiteByOptions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly siteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly VeodEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VespEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsChannel_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsChannel_GetByChannelId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsChannel_Search: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsChannel_Restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_GetPage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsFile_Search: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsFile_Save: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_Send: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_Restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_GetPage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsPost_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly postId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_Search: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsPost_Save: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_SaveById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly postId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_Send: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_SendById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly postId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_Export: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_ExportById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly postId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_Restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsTab_GetTab: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly tabId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_Search: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsTab_Restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_RestoreById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly tabId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTeam_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsTeam_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTeam_Restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTeam_Search: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsTeam_RestoreById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AuditEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AuditEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupRepository_Explore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly LicenseStatistic_GetLicensingPlatformInfo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly LicenseStatistic_GetLatestReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly LicenseStatistic_ApproveReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly reportId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly LicenseStatistic_GetUsage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationSync_GetState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationSync_Start: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VboEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VboEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsChannel_GetChildrenPage: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsChannel_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsChannel_OperatorStartExportTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsChannel_DownloadExportedPosts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly requestExportId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_OperatorStartExportTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsPost_DownloadExportedPosts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly requestExportId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_OperatorRestoreByMultipleChannels: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTeam_OperatorRestore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly AuditEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly BackupRepository_ChangeOwner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Organization_GetTenantInformationByID: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Organization_GetVersionBackupOptionsByID: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Organization_SetVersionBackupOptionsByID: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly organizationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly OrganizationSync_GetStates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_EnableMaintenanceAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_DisableMaintenanceAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly proxyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Proxy_CheckSshConnectionConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_GetProxyPools: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly ProxyPool_Add: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_GetProxyPool: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_Remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_GetProxies: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly ProxyPool_AddProxies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly ProxyPool_RemoveProxies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly poolId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateOneDriveProtectionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateTeamsProtectionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Reports_GenerateSharepointProtectionAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RepositoryOwnerChangeSessions_Get: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly RepositoryOwnerChangeSessions_GetById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly RepositoryOwnerChangeSessions_StopAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VboEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VexEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VexEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VeodEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VeodEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VespEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VespEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_GetVersions: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly Record<string, never>[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
        };
    };
    readonly TeamsFile_SaveById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_SendById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsFile_RestoreById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
                readonly channelId: string;
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly TeamsTab_RestoreByMultipleChannels: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly teamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VetEmailSettings_PrepareOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VetEmailSettings_CompleteOAuthSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly VetEmailSettings_SendTestEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Configuration_Updates_Get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Configuration_Updates_Update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
