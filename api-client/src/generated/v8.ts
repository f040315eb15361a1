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
        readonly post?: never;
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
        readonly put?: never;
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
                        readonly items: readonly unknown[];
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
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    readonly mailbox?: string;
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    readonly changedItems?: boolean;
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
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
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    readonly mailbox?: string;
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    readonly changedItems?: boolean;
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
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
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    readonly mailbox?: string;
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    readonly changedItems?: boolean;
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
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
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    readonly mailbox?: string;
                    readonly folder?: string;
                    readonly casServer?: string;
                    readonly officeRegion?: string;
                    readonly officeOrganizationName?: string;
                    readonly changedItems?: boolean;
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
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
                    readonly items?: readonly {
                        readonly id: string;
                    }[];
                    /** @description of the same mailbox; the original one without it */
                    readonly folder?: string;
                    /** @description refused unless it is the one they came from */
                    readonly mailbox?: string;
                    readonly changedItems?: boolean;
                    readonly deletedItems?: boolean;
                    readonly markRestoredAsUnread?: boolean;
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
}
