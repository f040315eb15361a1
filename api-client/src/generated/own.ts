// Generated from server/openapi/own.json: do not edit, run `npx tsx tools/make-api-types.ts`.

export interface paths {
    readonly "/api/v1/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get whether the server works, and whether it waits for its first setup */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set up a new server: the first administrator */
        readonly post: operations["setUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/whoami": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get who the session belongs to, and what they may do */
        readonly get: operations["whoAmI"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the account of the session */
        readonly get: operations["getOwnAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change the own password
         * @description Ends every session of the account, this one too.
         */
        readonly put: operations["changeOwnPassword"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account/totp": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to use one-time codes
         * @description Makes a second factor (RFC 6238), which counts once a code of it was confirmed.
         */
        readonly post: operations["startTotp"];
        /**
         * Stop using one-time codes
         * @description Ends every session of the account, this one too.
         */
        readonly delete: operations["removeTotp"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account/totp/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Finish to use one-time codes
         * @description From now on a code is asked for; sessions that began without one end.
         */
        readonly post: operations["confirmTotp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List accounts */
        readonly get: operations["listAccounts"];
        readonly put?: never;
        /** Add an account */
        readonly post: operations["createAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/accounts/{accountId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get an account */
        readonly get: operations["getAccount"];
        readonly put?: never;
        readonly post?: never;
        /** Remove an account */
        readonly delete: operations["removeAccount"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an account
         * @description A member that is left out stays as it is. A change that takes something away ends the sessions of the account.
         */
        readonly patch: operations["changeAccount"];
        readonly trace?: never;
    };
    readonly "/api/v1/accounts/{accountId}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the public keys of a service account */
        readonly get: operations["listAccountKeys"];
        readonly put?: never;
        /** Add a public key to a service account */
        readonly post: operations["addAccountKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/accounts/{accountId}/keys/{keyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a public key of a service account */
        readonly delete: operations["removeAccountKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List sessions */
        readonly get: operations["listSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End a session */
        readonly delete: operations["endSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/browser-session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the session of the cookie, with its antiforgery token */
        readonly get: operations["getBrowserSession"];
        readonly put?: never;
        /**
         * Sign in with a password, for a cookie
         * @description Sets the cookie. Whoever is signed in and does it again has shown the password anew, and gets a new session.
         */
        readonly post: operations["signInInBrowser"];
        /**
         * Sign out
         * @description Ends the session and takes the cookie away.
         */
        readonly delete: operations["signOutInBrowser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/browser-session/ways": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get how people can sign in
         * @description How people of organizations can sign in: in the browser only where the server knows its public address.
         */
        readonly get: operations["getSignInWays"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/browser-session/microsoft": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin a sign-in at Microsoft in the browser
         * @description The page goes to the address; Microsoft leads back to the portal, signed in.
         */
        readonly post: operations["beginSignInAtMicrosoft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/browser-session/device-code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ask whether the sign-in with a code is done
         * @description Sets the cookie of the session once the person has signed in.
         */
        readonly get: operations["followSignInWithDeviceCode"];
        readonly put?: never;
        /**
         * Begin a sign-in at Microsoft with a code
         * @description Only the browser that asked for the code is signed in by it.
         */
        readonly post: operations["beginSignInWithDeviceCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-ins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List sign-ins that are open */
        readonly get: operations["listSignIns"];
        readonly put?: never;
        /** Begin the sign-in of an administrator of an organization at Microsoft */
        readonly post: operations["beginSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-ins/{signInId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get how far a sign-in is */
        readonly get: operations["getSignIn"];
        readonly put?: never;
        readonly post?: never;
        /** Cancel a sign-in */
        readonly delete: operations["cancelSignIn"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-ins/{signInId}/refresh": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Get a new code for a sign-in whose code ran out */
        readonly post: operations["refreshSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-ins/{signInId}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Complete a sign-in with what the redirect brought
         * @description Hands over what the redirect of Microsoft brought to your program.
         */
        readonly post: operations["completeSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List invitations */
        readonly get: operations["listInvitations"];
        readonly put?: never;
        /** Invite an administrator of an organization by a link */
        readonly post: operations["createInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invitations/{invitationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get an invitation */
        readonly get: operations["getInvitation"];
        readonly put?: never;
        readonly post?: never;
        /** Revoke an invitation */
        readonly delete: operations["revokeInvitation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/consent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prepare the address where an administrator consents
         * @description Where only consent is missing. Look at the permissions of the organization afterwards.
         */
        readonly post: operations["prepareConsent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/consents/{consentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get how far a consent is */
        readonly get: operations["getConsent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/consents/{consentId}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Complete a consent with what the redirect brought
         * @description Hands over what the redirect of Microsoft brought to your program. It proves nothing.
         */
        readonly post: operations["completeConsent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/authentication": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get how people of an organization sign in */
        readonly get: operations["getOrganizationAuthentication"];
        /** Change how people of an organization sign in */
        readonly put: operations["setOrganizationAuthentication"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List organizations */
        readonly get: operations["listOrganizations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get an organization, with its applications and its standing */
        readonly get: operations["getOrganization"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take over organizations of another product
         * @description Organizations as another product lists them: recorded, read-only until they are migrated.
         */
        readonly post: operations["importOrganizations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a backup repository, with its storage */
        readonly get: operations["getRepository"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change repository
         * @description What is left out stays as it is. A limit counts from the next object on.
         */
        readonly patch: operations["changeRepository"];
        readonly trace?: never;
    };
    readonly "/api/v1/repositories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List backup repositories, with their storage */
        readonly get: operations["listRepositories"];
        readonly put?: never;
        /**
         * Make a backup repository in a folder or in a bucket
         * @description Makes the encrypted repository at once; the place has to be empty. A bucket is tried before: whether it writes conditionally and, with lockDays, whether it keeps what is locked.
         */
        readonly post: operations["createRepository"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List provisionings
         * @description Newest first, at most 100.
         */
        readonly get: operations["listProvisionings"];
        readonly put?: never;
        /**
         * Plan what connects or changes an organization
         * @description Looks at the tenant and plans. Nothing is written before the plan is applied.
         */
        readonly post: operations["planProvisioning"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings/{provisioningId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a provisioning: its plan, and how far it is */
        readonly get: operations["getProvisioning"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Forget a plan
         * @description Forgets a plan that was not applied, as cancel does.
         */
        readonly delete: operations["forgetProvisioning"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings/{provisioningId}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Accept what stands in the way of a plan
         * @description Plans once more with the same sign-in, as if what stands in the way of the plan and is named here were known. Nothing is written; the new plan is confirmed by its own hash.
         */
        readonly post: operations["acceptObstacles"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings/{provisioningId}/apply": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Apply a plan
         * @description Begins to make the plan true and answers at once; watch it by its id.
         */
        readonly post: operations["applyProvisioning"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings/{provisioningId}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go on with an interrupted provisioning
         * @description Plans an interrupted one anew, with a new sign-in of the same tenant.
         */
        readonly post: operations["resumeProvisioning"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisionings/{provisioningId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give up a provisioning
         * @description Forgets a plan; of an interrupted one, takes back what was made, with a new sign-in.
         */
        readonly post: operations["cancelProvisioning"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what the applications of an organization may do
         * @description From the tokens of the applications alone: nobody signs in, nothing is written.
         */
        readonly get: operations["getOrganizationPermissions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/permissions/plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Plan a change of permissions */
        readonly post: operations["planOrganizationPermissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/permissions/apply": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Apply a change of permissions */
        readonly post: operations["applyOrganizationPermissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/settings/authentication": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the settings of sign-in and tokens */
        readonly get: operations["getAuthenticationSettings"];
        /**
         * Change the settings of sign-in and tokens
         * @description A member that is left out stays as it is.
         */
        readonly put: operations["setAuthenticationSettings"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/settings/maintenance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get maintenance settings */
        readonly get: operations["getMaintenanceSettings"];
        /**
         * Set maintenance settings
         * @description A member that is left out stays as it is.
         */
        readonly put: operations["setMaintenanceSettings"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/maintenance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List maintenance
         * @description Newest first. Reports are for administrators of the server.
         */
        readonly get: operations["listMaintenance"];
        readonly put?: never;
        /**
         * Start maintenance
         * @description One run at a time for a repository. Backups and restores go on meanwhile.
         */
        readonly post: operations["startMaintenance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/maintenance/{runId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get maintenance */
        readonly get: operations["getMaintenance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/maintenance/{runId}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop maintenance
         * @description Waits for the end of the run. One that has ended stays as it is.
         */
        readonly post: operations["stopMaintenance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get repository health
         * @description Whether restore points are gone or objects damaged, and what was done last.
         */
        readonly get: operations["getRepositoryHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/alerts/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Confirm repository alerts
         * @description Somebody has seen to them. Until then nothing is forgotten or deleted there by the server itself.
         */
        readonly post: operations["confirmRepositoryAlerts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/keep-last": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set keep last
         * @description So many newest restore points of each job stay, whatever their age. Fewer than before waits for an approval (409).
         */
        readonly put: operations["setKeepLast"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Remove repository
         * @description At once where no restore point lies in it. With force also with its restore points: that waits for an approval (409).
         */
        readonly post: operations["removeRepository"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List approvals
         * @description Newest first.
         */
        readonly get: operations["listApprovals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/approvals/{approvalId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get approval */
        readonly get: operations["getApproval"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/approvals/{approvalId}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve
         * @description Does it now. Never for who asked, nor with an account that is younger than the wait, of a service, or that signed in more than 15 minutes ago, whatever it comes with (409).
         */
        readonly post: operations["approve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/approvals/{approvalId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel approval
         * @description It will not be done.
         */
        readonly post: operations["cancelApproval"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List records of the audit log
         * @description Newest first. An administrator of named organizations sees their records alone.
         */
        readonly get: operations["listAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Verify the chain of the audit log
         * @description Recomputes the chain of the whole log; with a checkpoint noted earlier, a cut end shows too.
         */
        readonly get: operations["verifyAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Export the audit log
         * @description One JSON document a line, oldest first, with what verifies it.
         */
        readonly get: operations["exportAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/{sequence}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a record of the audit log */
        readonly get: operations["getAuditEntry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What changes, as server-sent events
         * @description Events named “change” have {kind, id, isDeleted}: read that object again. After “reset” read everything again. Goes on after Last-Event-ID; ends with the session.
         */
        readonly get: operations["followEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Finds jobs by how they stand and what they are called */
        readonly get: operations["findJobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/counts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many jobs of each organization stand how */
        readonly get: operations["countJobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/posture": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List posture reports of an organization */
        readonly get: operations["listPostureReports"];
        readonly put?: never;
        /** Check how an organization lets people and programs sign in */
        readonly post: operations["checkOrganizationPosture"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/posture": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Check the posture of a tenant that is not connected */
        readonly post: operations["checkPosture"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/posture/{reportId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a posture report */
        readonly get: operations["getPostureReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/drift": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what changed in a tenant against the records
         * @description As it was at the last look, a quarter of an hour ago at most.
         */
        readonly get: operations["getDrift"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/drift/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Compare a tenant with the records now */
        readonly post: operations["checkDrift"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/drift/findings/{findingId}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Accept a change that somebody else made */
        readonly post: operations["acceptDriftFinding"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/restore-permissions/plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Plan the permissions to restore
         * @description What would be granted to which application. Nobody signs in, nothing is written.
         */
        readonly post: operations["planRestorePermissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/restore-permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List permissions to restore that were lent */
        readonly get: operations["listRestorePermissions"];
        readonly put?: never;
        /**
         * Lend the permissions to restore for a while
         * @description Returns at once; restores work as soon as it is effective.
         */
        readonly post: operations["grantRestorePermissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/restore-permissions/{grantId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a loan of permissions to restore */
        readonly get: operations["getRestorePermissions"];
        readonly put?: never;
        readonly post?: never;
        /** Take permissions to restore back */
        readonly delete: operations["revokeRestorePermissions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the last verification of an organization */
        readonly get: operations["getLastVerification"];
        readonly put?: never;
        /**
         * Try every permission of an organization
         * @description Tries every token and every permission, each with one harmless call. Watch it by its id.
         */
        readonly post: operations["verifyOrganization"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/verify/{verificationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a verification */
        readonly get: operations["getVerification"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the last verification of each organization
         * @description The last verification of every organization within reach that has one.
         */
        readonly get: operations["listLastVerifications"];
        readonly put?: never;
        /**
         * Try the permissions of several organizations
         * @description Of every organization within reach, or of those that are named; a few are looked at at once.
         */
        readonly post: operations["verifyOrganizations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/guide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the guide for connecting an organization by hand */
        readonly get: operations["getGuide"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/prepared-certificates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a key and a certificate for an application that exists
         * @description Makes a key here, to be named when an existing application is connected.
         */
        readonly post: operations["prepareCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/support/bundle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download a support bundle
         * @description A ZIP archive; its manifest.json says what is in it and what is left out.
         */
        readonly get: operations["getSupportBundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/restore-sessions/{restoreSessionId}/mailboxes/{mailboxId}/items/{itemId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a message says, and what is attached to it */
        readonly get: operations["getMessagePreview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/restore-sessions/{restoreSessionId}/mailboxes/{mailboxId}/items/{itemId}/body": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The body of a message as a page for a sandboxed frame
         * @description HTML without script and without remote content: pictures of the message itself are written into it, links name where they lead. Show it in `<iframe sandbox>` only.
         */
        readonly get: operations["getMessageBody"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/restore-sessions/{restoreSessionId}/mailboxes/{mailboxId}/items/{itemId}/attachments/{attachmentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file of a message, to be saved */
        readonly get: operations["getMessageAttachment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/restore-sessions/{restoreSessionId}/mailboxes/{mailboxId}/save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Save a mailbox, or a folder with all below it, as an archive of .eml files */
        readonly post: operations["saveMailbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/certificates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the certificates of an organization */
        readonly get: operations["listCertificates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/certificates/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Renew the certificate of an application */
        readonly post: operations["rotateCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/certificates/signing-request": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a signing request for a certificate authority */
        readonly post: operations["requestCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{organization}/certificates/{keyId}/certificate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Install the certificate that an authority signed */
        readonly post: operations["installCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List what opens a repository without its server */
        readonly get: operations["listRepositoryKeys"];
        readonly put?: never;
        /** Add a passphrase that opens a repository */
        readonly post: operations["addRepositoryKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/keys/{repositoryKeyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a passphrase or a recovery kit */
        readonly delete: operations["removeRepositoryKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/recovery-kits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the recovery kits of a repository */
        readonly get: operations["listRecoveryKits"];
        readonly put?: never;
        /** Make a recovery kit */
        readonly post: operations["makeRecoveryKit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/recovery-kits/{kitId}/trial": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Try whether a recovery kit opens its repository
         * @description Opens the key object as it lies in the repository with the passphrase of the kit.
         */
        readonly post: operations["tryRecoveryKit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/recovery-kits/{kitId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a recovery kit */
        readonly delete: operations["removeRecoveryKit"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/repositories/{repositoryId}/records": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get how the records of the server in a repository stand
         * @description How the server's own records in the repository stand: what a recovery kit brings back.
         */
        readonly get: operations["getRepositoryRecords"];
        readonly put?: never;
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
        readonly Error: {
            readonly code: string;
            readonly message: string;
            readonly requestId: string;
        };
    };
    responses: {
        /** @description No session: the token is missing, unknown or has expired. The body is empty. */
        readonly Unauthorized: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Refused, with a code for programs and what to do next for people. */
        readonly Refused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "not_found",
                 *       "message": "The object was not found.",
                 *       "requestId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "1.0.0",
                     *       "needsSetup": false
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ok" | "unavailable";
                        readonly version: string;
                        /** @description no administrator exists: POST setup comes first */
                        readonly needsSetup: boolean;
                    };
                };
            };
            /** @description Not able to serve at the moment. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "1.0.0",
                     *       "needsSetup": false
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ok" | "unavailable";
                        readonly version: string;
                        /** @description no administrator exists: POST setup comes first */
                        readonly needsSetup: boolean;
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly setUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "secret": "not-shown",
                 *       "userName": "alice@contoso.onmicrosoft.com",
                 *       "password": "not-shown"
                 *     }
                 */
                readonly "application/json": {
                    /** @description the one-time secret of the file that the ready line names */
                    readonly secret: string;
                    readonly userName: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly whoAmI: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "administrator",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "reach": "own"
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly kind: "administrator" | "monitor" | "person" | "operator";
                        readonly userName: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                        /** Format: uuid */
                        readonly userId?: string;
                        /** @enum {string} */
                        readonly reach?: "own" | "organization";
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getOwnAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "kind": "password",
                     *       "role": "administrator",
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "description": "Words for people to read.",
                     *       "isEnabled": true,
                     *       "hasTotp": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userName: string;
                        /** @enum {string} */
                        readonly kind: "password" | "service";
                        /** @enum {string} */
                        readonly role: "administrator" | "monitor";
                        /** @description null: all of them, and the server itself */
                        readonly organizationIds: readonly string[] | null;
                        readonly description: string;
                        readonly isEnabled: boolean;
                        /** @description a one-time code is asked for at sign-in */
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly changeOwnPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currentPassword": "not-shown",
                 *       "newPassword": "not-shown",
                 *       "otp": "otp"
                 *     }
                 */
                readonly "application/json": {
                    readonly currentPassword: string;
                    readonly newPassword: string;
                    /** @description the one-time code, with a second factor */
                    readonly otp?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly startTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currentPassword": "not-shown"
                 *     }
                 */
                readonly "application/json": {
                    readonly currentPassword: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "not-shown",
                     *       "uri": "https://backup.example.com:4443/"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description base32, for an authenticator; shown this once */
                        readonly secret: string;
                        /** @description otpauth://, for a QR code */
                        readonly uri: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "password": "not-shown",
                 *       "code": "ABCD12345"
                 *     }
                 */
                readonly "application/json": {
                    readonly password: string;
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly confirmTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "code": "ABCD12345"
                 *     }
                 */
                readonly "application/json": {
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listAccounts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "kind": "password",
                     *         "role": "administrator",
                     *         "organizationIds": [
                     *           "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *         ],
                     *         "description": "Words for people to read.",
                     *         "isEnabled": true,
                     *         "hasTotp": true,
                     *         "createdAt": "2026-11-21T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userName: string;
                        /** @enum {string} */
                        readonly kind: "password" | "service";
                        /** @enum {string} */
                        readonly role: "administrator" | "monitor";
                        /** @description null: all of them, and the server itself */
                        readonly organizationIds: readonly string[] | null;
                        readonly description: string;
                        readonly isEnabled: boolean;
                        /** @description a one-time code is asked for at sign-in */
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly createAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userName": "alice@contoso.onmicrosoft.com",
                 *       "kind": "password",
                 *       "password": "not-shown",
                 *       "role": "administrator",
                 *       "organizationIds": [
                 *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *       ],
                 *       "description": "Words for people to read."
                 *     }
                 */
                readonly "application/json": {
                    readonly userName: string;
                    /** @enum {string} */
                    readonly kind?: "password" | "service";
                    /** @description for the kind password */
                    readonly password?: string;
                    /** @enum {string} */
                    readonly role: "administrator" | "monitor";
                    /** @description null: all of them, and the server itself */
                    readonly organizationIds?: readonly string[] | null;
                    readonly description?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "kind": "password",
                     *       "role": "administrator",
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "description": "Words for people to read.",
                     *       "isEnabled": true,
                     *       "hasTotp": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userName: string;
                        /** @enum {string} */
                        readonly kind: "password" | "service";
                        /** @enum {string} */
                        readonly role: "administrator" | "monitor";
                        /** @description null: all of them, and the server itself */
                        readonly organizationIds: readonly string[] | null;
                        readonly description: string;
                        readonly isEnabled: boolean;
                        /** @description a one-time code is asked for at sign-in */
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getAccount: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "kind": "password",
                     *       "role": "administrator",
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "description": "Words for people to read.",
                     *       "isEnabled": true,
                     *       "hasTotp": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userName: string;
                        /** @enum {string} */
                        readonly kind: "password" | "service";
                        /** @enum {string} */
                        readonly role: "administrator" | "monitor";
                        /** @description null: all of them, and the server itself */
                        readonly organizationIds: readonly string[] | null;
                        readonly description: string;
                        readonly isEnabled: boolean;
                        /** @description a one-time code is asked for at sign-in */
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeAccount: {
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
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly changeAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "role": "administrator",
                 *       "organizationIds": [
                 *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *       ],
                 *       "description": "Words for people to read.",
                 *       "isEnabled": true,
                 *       "password": "not-shown",
                 *       "resetTotp": false
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly role?: "administrator" | "monitor";
                    /** @description null: all of them, and the server itself */
                    readonly organizationIds?: readonly string[] | null;
                    readonly description?: string;
                    readonly isEnabled?: boolean;
                    /** @description a new one, for somebody who has lost theirs */
                    readonly password?: string;
                    /** @description takes away the second factor of somebody who has lost it */
                    readonly resetTotp?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "kind": "password",
                     *       "role": "administrator",
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "description": "Words for people to read.",
                     *       "isEnabled": true,
                     *       "hasTotp": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userName: string;
                        /** @enum {string} */
                        readonly kind: "password" | "service";
                        /** @enum {string} */
                        readonly role: "administrator" | "monitor";
                        /** @description null: all of them, and the server itself */
                        readonly organizationIds: readonly string[] | null;
                        readonly description: string;
                        readonly isEnabled: boolean;
                        /** @description a one-time code is asked for at sign-in */
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listAccountKeys: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "thumbprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "description": "Words for people to read.",
                     *         "createdAt": "2026-11-21T12:00:00.000Z",
                     *         "expiresAt": "2026-11-21T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        /** @description RFC 7638, SHA-256; a client may send it as kid */
                        readonly thumbprint: string;
                        readonly description: string;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly expiresAt?: string;
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly addAccountKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "jwk": {},
                 *       "description": "Words for people to read.",
                 *       "expiresAt": "2026-11-21T12:00:00.000Z"
                 *     }
                 */
                readonly "application/json": {
                    /** @description a public JSON Web Key: RSA, P-256 or Ed25519 */
                    readonly jwk: Record<string, never>;
                    readonly description?: string;
                    /** @description ISO 8601; no end when absent */
                    readonly expiresAt?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "thumbprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "description": "Words for people to read.",
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @description RFC 7638, SHA-256; a client may send it as kid */
                        readonly thumbprint: string;
                        readonly description: string;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeAccountKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly accountId: string;
                readonly keyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listSessions: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offset": 0,
                     *       "limit": 30,
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "principalKind": "account",
                     *           "kind": "api",
                     *           "userName": "alice@contoso.onmicrosoft.com",
                     *           "accountId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "userId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "method": "method",
                     *           "clientId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "expiresAt": "2026-11-21T12:00:00.000Z",
                     *           "isCurrent": true
                     *         }
                     *       ],
                     *       "_links": {
                     *         "self": {
                     *           "href": "/v8/Organizations"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {string} */
                            readonly principalKind: "account" | "person" | "operator";
                            /** @enum {string} */
                            readonly kind: "api" | "console" | "portal";
                            readonly userName: string;
                            /** Format: uuid */
                            readonly accountId?: string;
                            /** Format: uuid */
                            readonly organizationId?: string;
                            /** Format: uuid */
                            readonly userId?: string;
                            /** @description password, client_credentials, or the policy of an assertion */
                            readonly method: string;
                            readonly clientId?: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            /** @description the session that asks */
                            readonly isCurrent: boolean;
                        }[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly endSession: {
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
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getBrowserSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": "console",
                     *       "kind": "administrator",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "accountId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "isServerAdministrator": true,
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "reach": "own",
                     *       "workloads": [
                     *         "workload"
                     *       ],
                     *       "csrfToken": "not-shown",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "idleSeconds": 0,
                     *       "isRecent": true
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly page: "console" | "portal";
                        /** @enum {string} */
                        readonly kind: "administrator" | "monitor" | "person" | "operator";
                        readonly userName: string;
                        /** Format: uuid */
                        readonly accountId?: string;
                        /** @description of an account: whether it is for all organizations and the server itself */
                        readonly isServerAdministrator?: boolean;
                        /** @description of an account that is for these alone */
                        readonly organizationIds?: readonly string[];
                        /** Format: uuid */
                        readonly organizationId?: string;
                        /** Format: uuid */
                        readonly userId?: string;
                        /** @enum {string} */
                        readonly reach?: "own" | "organization";
                        readonly workloads?: readonly string[];
                        /** @description to be sent as X-CSRF-Token; keep it in memory alone */
                        readonly csrfToken: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        /** @description it ends when nobody does anything for so long */
                        readonly idleSeconds: number;
                        /** @description whether the password was entered a moment ago, which a few changes need */
                        readonly isRecent: boolean;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly signInInBrowser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userName": "alice@contoso.onmicrosoft.com",
                 *       "password": "not-shown",
                 *       "otp": "otp"
                 *     }
                 */
                readonly "application/json": {
                    readonly userName: string;
                    readonly password: string;
                    /** @description the one-time code, with a second factor */
                    readonly otp?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": "console",
                     *       "kind": "administrator",
                     *       "userName": "alice@contoso.onmicrosoft.com",
                     *       "accountId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "isServerAdministrator": true,
                     *       "organizationIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "userId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "reach": "own",
                     *       "workloads": [
                     *         "workload"
                     *       ],
                     *       "csrfToken": "not-shown",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "idleSeconds": 0,
                     *       "isRecent": true
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly page: "console" | "portal";
                        /** @enum {string} */
                        readonly kind: "administrator" | "monitor" | "person" | "operator";
                        readonly userName: string;
                        /** Format: uuid */
                        readonly accountId?: string;
                        /** @description of an account: whether it is for all organizations and the server itself */
                        readonly isServerAdministrator?: boolean;
                        /** @description of an account that is for these alone */
                        readonly organizationIds?: readonly string[];
                        /** Format: uuid */
                        readonly organizationId?: string;
                        /** Format: uuid */
                        readonly userId?: string;
                        /** @enum {string} */
                        readonly reach?: "own" | "organization";
                        readonly workloads?: readonly string[];
                        /** @description to be sent as X-CSRF-Token; keep it in memory alone */
                        readonly csrfToken: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        /** @description it ends when nobody does anything for so long */
                        readonly idleSeconds: number;
                        /** @description whether the password was entered a moment ago, which a few changes need */
                        readonly isRecent: boolean;
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly signOutInBrowser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getSignInWays: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "canRedirect": false,
                     *       "deviceCode": false
                     *     }
                     */
                    readonly "application/json": {
                        readonly canRedirect: boolean;
                        readonly deviceCode: boolean;
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly beginSignInAtMicrosoft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "organization": "contoso.onmicrosoft.com",
                 *       "as": "person",
                 *       "returnTo": "returnTo"
                 *     }
                 */
                readonly "application/json": {
                    /** @description a domain of the organization, or an address in it; the one that the portal is set up for when left out */
                    readonly organization?: string;
                    /** @enum {string} */
                    readonly as?: "person" | "operator";
                    /** @description a path below /portal/; anything else is ignored */
                    readonly returnTo?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth"
                     *     }
                     */
                    readonly "application/json": {
                        readonly authorizationUrl: string;
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly followSignInWithDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "pending",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "session": {
                     *         "page": "console",
                     *         "kind": "administrator",
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "accountId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "isServerAdministrator": true,
                     *         "organizationIds": [
                     *           "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *         ],
                     *         "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "userId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "reach": "own",
                     *         "workloads": [
                     *           "workload"
                     *         ],
                     *         "csrfToken": "not-shown",
                     *         "expiresAt": "2026-11-21T12:00:00.000Z",
                     *         "idleSeconds": 0,
                     *         "isRecent": true
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly state: "pending" | "signed-in";
                        /** Format: date-time */
                        readonly expiresAt?: string;
                        readonly session?: {
                            /** @enum {string} */
                            readonly page: "console" | "portal";
                            /** @enum {string} */
                            readonly kind: "administrator" | "monitor" | "person" | "operator";
                            readonly userName: string;
                            /** Format: uuid */
                            readonly accountId?: string;
                            /** @description of an account: whether it is for all organizations and the server itself */
                            readonly isServerAdministrator?: boolean;
                            /** @description of an account that is for these alone */
                            readonly organizationIds?: readonly string[];
                            /** Format: uuid */
                            readonly organizationId?: string;
                            /** Format: uuid */
                            readonly userId?: string;
                            /** @enum {string} */
                            readonly reach?: "own" | "organization";
                            readonly workloads?: readonly string[];
                            /** @description to be sent as X-CSRF-Token; keep it in memory alone */
                            readonly csrfToken: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            /** @description it ends when nobody does anything for so long */
                            readonly idleSeconds: number;
                            /** @description whether the password was entered a moment ago, which a few changes need */
                            readonly isRecent: boolean;
                        };
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly beginSignInWithDeviceCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "organization": "contoso.onmicrosoft.com",
                 *       "as": "person"
                 *     }
                 */
                readonly "application/json": {
                    /** @description a domain of the organization, or an address in it; the one that the portal is set up for when left out */
                    readonly organization?: string;
                    /** @enum {string} */
                    readonly as?: "person" | "operator";
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userCode": "ABCD12345",
                     *       "verificationUri": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "intervalSeconds": 0
                     *     }
                     */
                    readonly "application/json": {
                        /** @description to be typed on the page of Microsoft */
                        readonly userCode: string;
                        /** @description that page */
                        readonly verificationUri: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        /** @description how often to ask whether it is done */
                        readonly intervalSeconds: number;
                    };
                };
            };
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listSignIns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "way": "browser",
                     *           "purpose": "onboarding",
                     *           "state": "pending",
                     *           "message": "Words for people to read.",
                     *           "expiresAt": "2026-11-21T12:00:00.000Z",
                     *           "deviceCode": {
                     *             "userCode": "ABCD12345",
                     *             "verificationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *             "message": "Words for people to read.",
                     *             "hint": "hint"
                     *           },
                     *           "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *           "administrator": {
                     *             "userName": "alice@contoso.onmicrosoft.com",
                     *             "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "organizationName": "Contoso",
                     *             "domain": "contoso.onmicrosoft.com"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {string} */
                            readonly way: "browser" | "device-code";
                            /** @enum {string} */
                            readonly purpose: "onboarding" | "consent" | "posture" | "restore-grant";
                            /** @enum {string} */
                            readonly state: "pending" | "signed-in" | "used" | "cancelled" | "declined" | "expired" | "refused";
                            /** @description why it ended, and what to do next */
                            readonly message?: string;
                            /**
                             * Format: date-time
                             * @description until when it can be finished, or used
                             */
                            readonly expiresAt: string;
                            readonly deviceCode?: {
                                readonly userCode: string;
                                readonly verificationUrl: string;
                                readonly message: string;
                                /** @description what to do when the page of Microsoft shows AADSTS53003 */
                                readonly hint: string;
                            };
                            /** @description the page to open in a browser */
                            readonly authorizationUrl?: string;
                            readonly administrator?: {
                                readonly userName: string;
                                /** Format: uuid */
                                readonly tenantId: string;
                                readonly organizationName: string;
                                readonly domain: string;
                            };
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly beginSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "way": "browser",
                 *       "purpose": "onboarding",
                 *       "region": "region",
                 *       "tenant": "contoso.onmicrosoft.com",
                 *       "redirectUri": "https://backup.example.com:4443/"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly way: "browser" | "device-code";
                    /** @enum {string} */
                    readonly purpose?: "onboarding" | "consent" | "posture" | "restore-grant";
                    /** @description the region of this server when left out */
                    readonly region?: string;
                    /** @description domain or id; an administrator of another tenant is refused */
                    readonly tenant?: string;
                    /** @description for browser: http://localhost:PORT, where your program listens */
                    readonly redirectUri?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "way": "browser",
                     *       "purpose": "onboarding",
                     *       "state": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "deviceCode": {
                     *         "userCode": "ABCD12345",
                     *         "verificationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *         "message": "Words for people to read.",
                     *         "hint": "hint"
                     *       },
                     *       "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *       "administrator": {
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationName": "Contoso",
                     *         "domain": "contoso.onmicrosoft.com"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly way: "browser" | "device-code";
                        /** @enum {string} */
                        readonly purpose: "onboarding" | "consent" | "posture" | "restore-grant";
                        /** @enum {string} */
                        readonly state: "pending" | "signed-in" | "used" | "cancelled" | "declined" | "expired" | "refused";
                        /** @description why it ended, and what to do next */
                        readonly message?: string;
                        /**
                         * Format: date-time
                         * @description until when it can be finished, or used
                         */
                        readonly expiresAt: string;
                        readonly deviceCode?: {
                            readonly userCode: string;
                            readonly verificationUrl: string;
                            readonly message: string;
                            /** @description what to do when the page of Microsoft shows AADSTS53003 */
                            readonly hint: string;
                        };
                        /** @description the page to open in a browser */
                        readonly authorizationUrl?: string;
                        readonly administrator?: {
                            readonly userName: string;
                            /** Format: uuid */
                            readonly tenantId: string;
                            readonly organizationName: string;
                            readonly domain: string;
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly signInId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "way": "browser",
                     *       "purpose": "onboarding",
                     *       "state": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "deviceCode": {
                     *         "userCode": "ABCD12345",
                     *         "verificationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *         "message": "Words for people to read.",
                     *         "hint": "hint"
                     *       },
                     *       "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *       "administrator": {
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationName": "Contoso",
                     *         "domain": "contoso.onmicrosoft.com"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly way: "browser" | "device-code";
                        /** @enum {string} */
                        readonly purpose: "onboarding" | "consent" | "posture" | "restore-grant";
                        /** @enum {string} */
                        readonly state: "pending" | "signed-in" | "used" | "cancelled" | "declined" | "expired" | "refused";
                        /** @description why it ended, and what to do next */
                        readonly message?: string;
                        /**
                         * Format: date-time
                         * @description until when it can be finished, or used
                         */
                        readonly expiresAt: string;
                        readonly deviceCode?: {
                            readonly userCode: string;
                            readonly verificationUrl: string;
                            readonly message: string;
                            /** @description what to do when the page of Microsoft shows AADSTS53003 */
                            readonly hint: string;
                        };
                        /** @description the page to open in a browser */
                        readonly authorizationUrl?: string;
                        readonly administrator?: {
                            readonly userName: string;
                            /** Format: uuid */
                            readonly tenantId: string;
                            readonly organizationName: string;
                            readonly domain: string;
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly cancelSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly signInId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly refreshSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly signInId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "way": "browser",
                     *       "purpose": "onboarding",
                     *       "state": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "deviceCode": {
                     *         "userCode": "ABCD12345",
                     *         "verificationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *         "message": "Words for people to read.",
                     *         "hint": "hint"
                     *       },
                     *       "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *       "administrator": {
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationName": "Contoso",
                     *         "domain": "contoso.onmicrosoft.com"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly way: "browser" | "device-code";
                        /** @enum {string} */
                        readonly purpose: "onboarding" | "consent" | "posture" | "restore-grant";
                        /** @enum {string} */
                        readonly state: "pending" | "signed-in" | "used" | "cancelled" | "declined" | "expired" | "refused";
                        /** @description why it ended, and what to do next */
                        readonly message?: string;
                        /**
                         * Format: date-time
                         * @description until when it can be finished, or used
                         */
                        readonly expiresAt: string;
                        readonly deviceCode?: {
                            readonly userCode: string;
                            readonly verificationUrl: string;
                            readonly message: string;
                            /** @description what to do when the page of Microsoft shows AADSTS53003 */
                            readonly hint: string;
                        };
                        /** @description the page to open in a browser */
                        readonly authorizationUrl?: string;
                        readonly administrator?: {
                            readonly userName: string;
                            /** Format: uuid */
                            readonly tenantId: string;
                            readonly organizationName: string;
                            readonly domain: string;
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly completeSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly signInId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "state": "state",
                 *       "code": "ABCD12345",
                 *       "error": "error",
                 *       "errorDescription": "Words for people to read."
                 *     }
                 */
                readonly "application/json": {
                    readonly state: string;
                    readonly code?: string;
                    readonly error?: string;
                    readonly errorDescription?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "way": "browser",
                     *       "purpose": "onboarding",
                     *       "state": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "deviceCode": {
                     *         "userCode": "ABCD12345",
                     *         "verificationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *         "message": "Words for people to read.",
                     *         "hint": "hint"
                     *       },
                     *       "authorizationUrl": "https://login.microsoftonline.com/common/oauth2/deviceauth",
                     *       "administrator": {
                     *         "userName": "alice@contoso.onmicrosoft.com",
                     *         "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationName": "Contoso",
                     *         "domain": "contoso.onmicrosoft.com"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly way: "browser" | "device-code";
                        /** @enum {string} */
                        readonly purpose: "onboarding" | "consent" | "posture" | "restore-grant";
                        /** @enum {string} */
                        readonly state: "pending" | "signed-in" | "used" | "cancelled" | "declined" | "expired" | "refused";
                        /** @description why it ended, and what to do next */
                        readonly message?: string;
                        /**
                         * Format: date-time
                         * @description until when it can be finished, or used
                         */
                        readonly expiresAt: string;
                        readonly deviceCode?: {
                            readonly userCode: string;
                            readonly verificationUrl: string;
                            readonly message: string;
                            /** @description what to do when the page of Microsoft shows AADSTS53003 */
                            readonly hint: string;
                        };
                        /** @description the page to open in a browser */
                        readonly authorizationUrl?: string;
                        readonly administrator?: {
                            readonly userName: string;
                            /** Format: uuid */
                            readonly tenantId: string;
                            readonly organizationName: string;
                            readonly domain: string;
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listInvitations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "label": "label",
                     *           "domain": "contoso.onmicrosoft.com",
                     *           "services": [
                     *             "exchange"
                     *           ],
                     *           "layout": "standard",
                     *           "signInApplication": false,
                     *           "restore": "standing",
                     *           "posture": false,
                     *           "drift": false,
                     *           "applicationName": "Contoso",
                     *           "state": "open",
                     *           "createdBy": "createdBy",
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "expiresAt": "2026-11-21T12:00:00.000Z",
                     *           "usedAt": "2026-11-21T12:00:00.000Z",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            readonly label: string;
                            readonly domain?: string;
                            readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                            /** @enum {string} */
                            readonly layout?: "standard" | "separate-restore" | "single";
                            readonly signInApplication?: boolean;
                            /** @enum {string} */
                            readonly restore?: "standing" | "just-in-time" | "none";
                            readonly posture?: boolean;
                            readonly drift?: boolean;
                            readonly applicationName?: string;
                            /** @enum {string} */
                            readonly state: "open" | "used" | "revoked" | "expired";
                            readonly createdBy: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            /** Format: date-time */
                            readonly usedAt?: string;
                            /** Format: uuid */
                            readonly organizationId?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly createInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "label": "label",
                 *       "domain": "contoso.onmicrosoft.com",
                 *       "services": [
                 *         "exchange"
                 *       ],
                 *       "layout": "standard",
                 *       "signInApplication": false,
                 *       "restore": "standing",
                 *       "posture": false,
                 *       "drift": false,
                 *       "applicationName": "Contoso",
                 *       "expiresInHours": 0
                 *     }
                 */
                readonly "application/json": {
                    /** @description who invites: shown to who follows the link */
                    readonly label: string;
                    /** @description a domain or the id of the tenant; any other one is refused */
                    readonly domain?: string;
                    readonly services?: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                    /** @enum {string} */
                    readonly layout?: "standard" | "separate-restore" | "single";
                    readonly signInApplication?: boolean;
                    /** @enum {string} */
                    readonly restore?: "standing" | "just-in-time" | "none";
                    readonly posture?: boolean;
                    readonly drift?: boolean;
                    readonly applicationName?: string;
                    /** @description 1 to 168; 72 when left out */
                    readonly expiresInHours?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "url": "https://backup.example.com:4443/",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @description the link: told once, good for one use */
                        readonly url: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "label": "label",
                     *       "domain": "contoso.onmicrosoft.com",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "layout": "standard",
                     *       "signInApplication": false,
                     *       "restore": "standing",
                     *       "posture": false,
                     *       "drift": false,
                     *       "applicationName": "Contoso",
                     *       "state": "open",
                     *       "createdBy": "createdBy",
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "usedAt": "2026-11-21T12:00:00.000Z",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly label: string;
                        readonly domain?: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        /** @enum {string} */
                        readonly layout?: "standard" | "separate-restore" | "single";
                        readonly signInApplication?: boolean;
                        /** @enum {string} */
                        readonly restore?: "standing" | "just-in-time" | "none";
                        readonly posture?: boolean;
                        readonly drift?: boolean;
                        readonly applicationName?: string;
                        /** @enum {string} */
                        readonly state: "open" | "used" | "revoked" | "expired";
                        readonly createdBy: string;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        /** Format: date-time */
                        readonly usedAt?: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly revokeInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly prepareConsent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "purpose": "backup",
                 *       "redirectUri": "https://backup.example.com:4443/"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly purpose?: "backup" | "restore" | "sign-in";
                    /** @description registered for the application: http://localhost:PORT of your program, or a page of yours; /consent/callback of this server when left out */
                    readonly redirectUri?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purpose": "backup",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "url": "https://backup.example.com:4443/",
                     *       "state": "state",
                     *       "redirectUri": "https://backup.example.com:4443/",
                     *       "outcome": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly purpose: "backup" | "restore" | "sign-in";
                        readonly appId: string;
                        /** @description the page to open in a browser */
                        readonly url: string;
                        /** @description comes back with the redirect; refuse one that brings another */
                        readonly state: string;
                        /** @description where the page leads back to */
                        readonly redirectUri: string;
                        /** @enum {string} */
                        readonly outcome: "pending" | "returned" | "refused" | "expired";
                        readonly message?: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getConsent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly consentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purpose": "backup",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "url": "https://backup.example.com:4443/",
                     *       "state": "state",
                     *       "redirectUri": "https://backup.example.com:4443/",
                     *       "outcome": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly purpose: "backup" | "restore" | "sign-in";
                        readonly appId: string;
                        /** @description the page to open in a browser */
                        readonly url: string;
                        /** @description comes back with the redirect; refuse one that brings another */
                        readonly state: string;
                        /** @description where the page leads back to */
                        readonly redirectUri: string;
                        /** @enum {string} */
                        readonly outcome: "pending" | "returned" | "refused" | "expired";
                        readonly message?: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly completeConsent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly consentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "state": "state",
                 *       "tenant": "contoso.onmicrosoft.com",
                 *       "error": "error",
                 *       "errorDescription": "Words for people to read."
                 *     }
                 */
                readonly "application/json": {
                    readonly state: string;
                    readonly tenant?: string;
                    readonly error?: string;
                    readonly errorDescription?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purpose": "backup",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "url": "https://backup.example.com:4443/",
                     *       "state": "state",
                     *       "redirectUri": "https://backup.example.com:4443/",
                     *       "outcome": "pending",
                     *       "message": "Words for people to read.",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly purpose: "backup" | "restore" | "sign-in";
                        readonly appId: string;
                        /** @description the page to open in a browser */
                        readonly url: string;
                        /** @description comes back with the redirect; refuse one that brings another */
                        readonly state: string;
                        /** @description where the page leads back to */
                        readonly redirectUri: string;
                        /** @enum {string} */
                        readonly outcome: "pending" | "returned" | "refused" | "expired";
                        readonly message?: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getOrganizationAuthentication: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantAuthentication": false,
                     *       "operatorAuthentication": false,
                     *       "policies": [
                     *         "own_api"
                     *       ],
                     *       "allowedClientIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "allowGuests": false,
                     *       "organizationRoles": [
                     *         "organizationRole"
                     *       ],
                     *       "signInGroups": [
                     *         "signInGroup"
                     *       ],
                     *       "operatorSignInMinutes": 0,
                     *       "operatorAuthenticationContext": "Words for people to read.",
                     *       "verifyByUseReach": {
                     *         "reason": "Words for people to read.",
                     *         "expiresAt": "2026-11-21T12:00:00.000Z",
                     *         "allowedBy": "allowedBy"
                     *       },
                     *       "remarks": [
                     *         "remark"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description people may exchange an assertion for a session */
                        readonly tenantAuthentication: boolean;
                        /** @description restore operators may sign in */
                        readonly operatorAuthentication: boolean;
                        /** @description how an assertion may be proven; own_api is always in force and tried first */
                        readonly policies: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                        readonly allowedClientIds: readonly string[];
                        readonly allowGuests: boolean;
                        readonly organizationRoles: readonly string[];
                        /** @description groups of which a person must hold one to sign in; empty for no such condition */
                        readonly signInGroups: readonly string[];
                        /** @description how old the sign-in of a restore operator at Microsoft may be; null for any age */
                        readonly operatorSignInMinutes: number | null;
                        /** @description authentication context that a restore operator has to satisfy, for example c1; null for none */
                        readonly operatorAuthenticationContext: string | null;
                        /** @description lets verify_by_use show more than the own data, for at most 180 days */
                        readonly verifyByUseReach: {
                            /** @description why; it stands in the audit log beside every such sign-in */
                            readonly reason: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly allowedBy: string;
                        } | null;
                        /** @description what is missing for it, and how it is made */
                        readonly remarks: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly setOrganizationAuthentication: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "tenantAuthentication": false,
                 *       "operatorAuthentication": false,
                 *       "policies": [
                 *         "own_api"
                 *       ],
                 *       "allowedClientIds": [
                 *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *       ],
                 *       "allowGuests": false,
                 *       "organizationRoles": [
                 *         "organizationRole"
                 *       ],
                 *       "signInGroups": [
                 *         "signInGroup"
                 *       ],
                 *       "operatorSignInMinutes": 0,
                 *       "operatorAuthenticationContext": "Words for people to read.",
                 *       "verifyByUseReach": {
                 *         "reason": "Words for people to read.",
                 *         "expiresAt": "2026-11-21T12:00:00.000Z"
                 *       },
                 *       "remarks": [
                 *         "remark"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description people may exchange an assertion for a session */
                    readonly tenantAuthentication?: boolean;
                    /** @description restore operators may sign in */
                    readonly operatorAuthentication?: boolean;
                    /** @description how an assertion may be proven; own_api is always in force and tried first */
                    readonly policies?: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                    readonly allowedClientIds?: readonly string[];
                    readonly allowGuests?: boolean;
                    readonly organizationRoles?: readonly string[];
                    /** @description groups of which a person must hold one to sign in; empty for no such condition */
                    readonly signInGroups?: readonly string[];
                    /** @description how old the sign-in of a restore operator at Microsoft may be; null for any age */
                    readonly operatorSignInMinutes?: number | null;
                    /** @description authentication context that a restore operator has to satisfy, for example c1; null for none */
                    readonly operatorAuthenticationContext?: string | null;
                    /** @description lets verify_by_use show more than the own data, for at most 180 days */
                    readonly verifyByUseReach?: {
                        /** @description why; it stands in the audit log beside every such sign-in */
                        readonly reason: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    } | null;
                    /** @description may come back from an answer; is not looked at */
                    readonly remarks?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantAuthentication": false,
                     *       "operatorAuthentication": false,
                     *       "policies": [
                     *         "own_api"
                     *       ],
                     *       "allowedClientIds": [
                     *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *       ],
                     *       "allowGuests": false,
                     *       "organizationRoles": [
                     *         "organizationRole"
                     *       ],
                     *       "signInGroups": [
                     *         "signInGroup"
                     *       ],
                     *       "operatorSignInMinutes": 0,
                     *       "operatorAuthenticationContext": "Words for people to read.",
                     *       "verifyByUseReach": {
                     *         "reason": "Words for people to read.",
                     *         "expiresAt": "2026-11-21T12:00:00.000Z",
                     *         "allowedBy": "allowedBy"
                     *       },
                     *       "remarks": [
                     *         "remark"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description people may exchange an assertion for a session */
                        readonly tenantAuthentication: boolean;
                        /** @description restore operators may sign in */
                        readonly operatorAuthentication: boolean;
                        /** @description how an assertion may be proven; own_api is always in force and tried first */
                        readonly policies: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                        readonly allowedClientIds: readonly string[];
                        readonly allowGuests: boolean;
                        readonly organizationRoles: readonly string[];
                        /** @description groups of which a person must hold one to sign in; empty for no such condition */
                        readonly signInGroups: readonly string[];
                        /** @description how old the sign-in of a restore operator at Microsoft may be; null for any age */
                        readonly operatorSignInMinutes: number | null;
                        /** @description authentication context that a restore operator has to satisfy, for example c1; null for none */
                        readonly operatorAuthenticationContext: string | null;
                        /** @description lets verify_by_use show more than the own data, for at most 180 days */
                        readonly verifyByUseReach: {
                            /** @description why; it stands in the audit log beside every such sign-in */
                            readonly reason: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly allowedBy: string;
                        } | null;
                        /** @description what is missing for it, and how it is made */
                        readonly remarks: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listOrganizations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "label": "label",
                     *           "displayName": "Alice",
                     *           "description": "Words for people to read.",
                     *           "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "region": "region",
                     *           "services": [
                     *             "exchange"
                     *           ],
                     *           "authentication": "app-only",
                     *           "isReadOnly": true,
                     *           "alarms": 0,
                     *           "layout": "standard",
                     *           "signInApplication": false,
                     *           "restore": "standing",
                     *           "posture": false,
                     *           "drift": false,
                     *           "applications": [
                     *             {
                     *               "purpose": "backup",
                     *               "displayName": "Alice",
                     *               "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "origin": "registered",
                     *               "credential": "certificate",
                     *               "certificateThumbprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *             }
                     *           ],
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "firstBackupAt": "2026-11-21T12:00:00.000Z",
                     *           "lastBackupAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @description the initial domain */
                            readonly name: string;
                            /** @description what clients of the dialect call it */
                            readonly label: string;
                            readonly displayName: string;
                            readonly description: string;
                            readonly tenantId: string;
                            readonly region: string;
                            readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                            /** @enum {string} */
                            readonly authentication: "app-only" | "basic" | "legacy-protocols";
                            /** @description imported, and not yet moved to an application */
                            readonly isReadOnly: boolean;
                            /** @description findings of the drift watch of which somebody should know */
                            readonly alarms: number;
                            /** @enum {string} */
                            readonly layout: "standard" | "separate-restore" | "single";
                            /** @description planned: asked for, or people of the organization may sign in */
                            readonly signInApplication: boolean;
                            /** @enum {string} */
                            readonly restore: "standing" | "just-in-time" | "none";
                            readonly posture: boolean;
                            readonly drift: boolean;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly displayName: string;
                                readonly appId: string;
                                /** @enum {string} */
                                readonly origin: "registered" | "existing" | "existing-managed";
                                /** @enum {string} */
                                readonly credential: "certificate" | "federated";
                                readonly certificateThumbprint?: string;
                            }[];
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly firstBackupAt?: string;
                            /** Format: date-time */
                            readonly lastBackupAt?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "name": "Contoso",
                     *       "label": "label",
                     *       "displayName": "Alice",
                     *       "description": "Words for people to read.",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "region": "region",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "authentication": "app-only",
                     *       "isReadOnly": true,
                     *       "alarms": 0,
                     *       "layout": "standard",
                     *       "signInApplication": false,
                     *       "restore": "standing",
                     *       "posture": false,
                     *       "drift": false,
                     *       "applications": [
                     *         {
                     *           "purpose": "backup",
                     *           "displayName": "Alice",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "origin": "registered",
                     *           "credential": "certificate",
                     *           "certificateThumbprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "firstBackupAt": "2026-11-21T12:00:00.000Z",
                     *       "lastBackupAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @description the initial domain */
                        readonly name: string;
                        /** @description what clients of the dialect call it */
                        readonly label: string;
                        readonly displayName: string;
                        readonly description: string;
                        readonly tenantId: string;
                        readonly region: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        /** @enum {string} */
                        readonly authentication: "app-only" | "basic" | "legacy-protocols";
                        /** @description imported, and not yet moved to an application */
                        readonly isReadOnly: boolean;
                        /** @description findings of the drift watch of which somebody should know */
                        readonly alarms: number;
                        /** @enum {string} */
                        readonly layout: "standard" | "separate-restore" | "single";
                        /** @description planned: asked for, or people of the organization may sign in */
                        readonly signInApplication: boolean;
                        /** @enum {string} */
                        readonly restore: "standing" | "just-in-time" | "none";
                        readonly posture: boolean;
                        readonly drift: boolean;
                        readonly applications: readonly {
                            /** @enum {string} */
                            readonly purpose: "backup" | "restore" | "sign-in";
                            readonly displayName: string;
                            readonly appId: string;
                            /** @enum {string} */
                            readonly origin: "registered" | "existing" | "existing-managed";
                            /** @enum {string} */
                            readonly credential: "certificate" | "federated";
                            readonly certificateThumbprint?: string;
                        }[];
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly firstBackupAt?: string;
                        /** Format: date-time */
                        readonly lastBackupAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly importOrganizations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "organizations": [
                 *         {
                 *           "name": "Contoso",
                 *           "label": "label",
                 *           "description": "Words for people to read.",
                 *           "region": "region",
                 *           "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *           "services": [
                 *             "exchange"
                 *           ],
                 *           "authentication": "app-only",
                 *           "applicationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    readonly organizations: readonly {
                        /** @description a domain of the tenant */
                        readonly name: string;
                        readonly label?: string;
                        readonly description?: string;
                        readonly region?: string;
                        /** Format: uuid */
                        readonly tenantId?: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        /** @enum {string} */
                        readonly authentication: "app-only" | "basic" | "legacy-protocols";
                        readonly applicationId?: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "name": "Contoso",
                     *           "outcome": "imported",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "authentication": "app-only",
                     *           "message": "Words for people to read."
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            readonly name: string;
                            /** @enum {string} */
                            readonly outcome: "imported" | "skipped";
                            /** Format: uuid */
                            readonly organizationId?: string;
                            /** @enum {string} */
                            readonly authentication: "app-only" | "basic" | "legacy-protocols";
                            readonly message: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getRepository: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "name": "Contoso",
                     *       "description": "Words for people to read.",
                     *       "path": "/var/lib/strongroom/vault",
                     *       "storage": {
                     *         "kind": "folder",
                     *         "path": "/var/lib/strongroom/vault",
                     *         "endpoint": "endpoint",
                     *         "region": "region",
                     *         "bucket": "bucket",
                     *         "prefix": "prefix",
                     *         "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "forcePathStyle": false,
                     *         "lockDays": 1,
                     *         "caFile": "caFile",
                     *         "bytesPerSecond": 1048576
                     *       },
                     *       "retention": {
                     *         "retentionType": "ItemLevel",
                     *         "retentionPeriodType": "Monthly",
                     *         "dailyRetentionPeriod": 1,
                     *         "monthlyRetentionPeriod": 1,
                     *         "yearlyRetentionPeriod": "Year1",
                     *         "retentionFrequencyType": "Daily",
                     *         "dailyTime": "2026-11-21T12:00:00.000Z",
                     *         "dailyType": "Everyday",
                     *         "monthlyTime": "2026-11-21T12:00:00.000Z",
                     *         "monthlyDaynumber": "First",
                     *         "monthlyDayofweek": "Monday"
                     *       },
                     *       "isReadOnly": true,
                     *       "capacityBytes": 1048576,
                     *       "freeSpaceBytes": 1048576,
                     *       "warnings": [
                     *         "warning"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly name: string;
                        readonly description: string;
                        /** @description the folder, or s3://bucket/prefix */
                        readonly path: string;
                        readonly storage: {
                            /** @enum {string} */
                            readonly kind: "folder" | "s3";
                            /** @description absolute, new or empty; below the data folder when absent */
                            readonly path?: string;
                            /** @description https://s3.example.com:9000; that of AWS when absent */
                            readonly endpoint?: string;
                            /** @description us-east-1 when absent */
                            readonly region?: string;
                            readonly bucket?: string;
                            /** @description a folder in the bucket */
                            readonly prefix?: string;
                            readonly accessKeyId?: string;
                            /** @description the bucket in the path; true when absent and an endpoint is given */
                            readonly forcePathStyle?: boolean;
                            /** @description Object Lock in compliance mode for each object that is written */
                            readonly lockDays?: number;
                            /** @description PEM file on the server: who signed the certificate of the endpoint */
                            readonly caFile?: string;
                            /** @description what each direction may use of the line */
                            readonly bytesPerSecond?: number;
                        };
                        readonly retention: {
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
                        /** @description nothing is written to it; restores go on */
                        readonly isReadOnly: boolean;
                        /** @description zero when it cannot be told */
                        readonly capacityBytes: number;
                        /** @description zero when it cannot be told */
                        readonly freeSpaceBytes: number;
                        /** @description of a new one: what weakens its storage */
                        readonly warnings?: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly changeRepository: {
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
                /**
                 * @example {
                 *       "name": "Contoso",
                 *       "description": "Words for people to read.",
                 *       "bytesPerSecond": 1048576,
                 *       "isReadOnly": true
                 *     }
                 */
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    /** @description what each direction may use of the line; 0 for no limit */
                    readonly bytesPerSecond?: number;
                    /** @description nothing is written to it: no backup, no maintenance but checks */
                    readonly isReadOnly?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "name": "Contoso",
                     *       "description": "Words for people to read.",
                     *       "path": "/var/lib/strongroom/vault",
                     *       "storage": {
                     *         "kind": "folder",
                     *         "path": "/var/lib/strongroom/vault",
                     *         "endpoint": "endpoint",
                     *         "region": "region",
                     *         "bucket": "bucket",
                     *         "prefix": "prefix",
                     *         "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "forcePathStyle": false,
                     *         "lockDays": 1,
                     *         "caFile": "caFile",
                     *         "bytesPerSecond": 1048576
                     *       },
                     *       "retention": {
                     *         "retentionType": "ItemLevel",
                     *         "retentionPeriodType": "Monthly",
                     *         "dailyRetentionPeriod": 1,
                     *         "monthlyRetentionPeriod": 1,
                     *         "yearlyRetentionPeriod": "Year1",
                     *         "retentionFrequencyType": "Daily",
                     *         "dailyTime": "2026-11-21T12:00:00.000Z",
                     *         "dailyType": "Everyday",
                     *         "monthlyTime": "2026-11-21T12:00:00.000Z",
                     *         "monthlyDaynumber": "First",
                     *         "monthlyDayofweek": "Monday"
                     *       },
                     *       "isReadOnly": true,
                     *       "capacityBytes": 1048576,
                     *       "freeSpaceBytes": 1048576,
                     *       "warnings": [
                     *         "warning"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly name: string;
                        readonly description: string;
                        /** @description the folder, or s3://bucket/prefix */
                        readonly path: string;
                        readonly storage: {
                            /** @enum {string} */
                            readonly kind: "folder" | "s3";
                            /** @description absolute, new or empty; below the data folder when absent */
                            readonly path?: string;
                            /** @description https://s3.example.com:9000; that of AWS when absent */
                            readonly endpoint?: string;
                            /** @description us-east-1 when absent */
                            readonly region?: string;
                            readonly bucket?: string;
                            /** @description a folder in the bucket */
                            readonly prefix?: string;
                            readonly accessKeyId?: string;
                            /** @description the bucket in the path; true when absent and an endpoint is given */
                            readonly forcePathStyle?: boolean;
                            /** @description Object Lock in compliance mode for each object that is written */
                            readonly lockDays?: number;
                            /** @description PEM file on the server: who signed the certificate of the endpoint */
                            readonly caFile?: string;
                            /** @description what each direction may use of the line */
                            readonly bytesPerSecond?: number;
                        };
                        readonly retention: {
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
                        /** @description nothing is written to it; restores go on */
                        readonly isReadOnly: boolean;
                        /** @description zero when it cannot be told */
                        readonly capacityBytes: number;
                        /** @description zero when it cannot be told */
                        readonly freeSpaceBytes: number;
                        /** @description of a new one: what weakens its storage */
                        readonly warnings?: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listRepositories: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "description": "Words for people to read.",
                     *           "path": "/var/lib/strongroom/vault",
                     *           "storage": {
                     *             "kind": "folder",
                     *             "path": "/var/lib/strongroom/vault",
                     *             "endpoint": "endpoint",
                     *             "region": "region",
                     *             "bucket": "bucket",
                     *             "prefix": "prefix",
                     *             "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "forcePathStyle": false,
                     *             "lockDays": 1,
                     *             "caFile": "caFile",
                     *             "bytesPerSecond": 1048576
                     *           },
                     *           "retention": {
                     *             "retentionType": "ItemLevel",
                     *             "retentionPeriodType": "Monthly",
                     *             "dailyRetentionPeriod": 1,
                     *             "monthlyRetentionPeriod": 1,
                     *             "yearlyRetentionPeriod": "Year1",
                     *             "retentionFrequencyType": "Daily",
                     *             "dailyTime": "2026-11-21T12:00:00.000Z",
                     *             "dailyType": "Everyday",
                     *             "monthlyTime": "2026-11-21T12:00:00.000Z",
                     *             "monthlyDaynumber": "First",
                     *             "monthlyDayofweek": "Monday"
                     *           },
                     *           "isReadOnly": true,
                     *           "capacityBytes": 1048576,
                     *           "freeSpaceBytes": 1048576,
                     *           "warnings": [
                     *             "warning"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            readonly name: string;
                            readonly description: string;
                            /** @description the folder, or s3://bucket/prefix */
                            readonly path: string;
                            readonly storage: {
                                /** @enum {string} */
                                readonly kind: "folder" | "s3";
                                /** @description absolute, new or empty; below the data folder when absent */
                                readonly path?: string;
                                /** @description https://s3.example.com:9000; that of AWS when absent */
                                readonly endpoint?: string;
                                /** @description us-east-1 when absent */
                                readonly region?: string;
                                readonly bucket?: string;
                                /** @description a folder in the bucket */
                                readonly prefix?: string;
                                readonly accessKeyId?: string;
                                /** @description the bucket in the path; true when absent and an endpoint is given */
                                readonly forcePathStyle?: boolean;
                                /** @description Object Lock in compliance mode for each object that is written */
                                readonly lockDays?: number;
                                /** @description PEM file on the server: who signed the certificate of the endpoint */
                                readonly caFile?: string;
                                /** @description what each direction may use of the line */
                                readonly bytesPerSecond?: number;
                            };
                            readonly retention: {
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
                            /** @description nothing is written to it; restores go on */
                            readonly isReadOnly: boolean;
                            /** @description zero when it cannot be told */
                            readonly capacityBytes: number;
                            /** @description zero when it cannot be told */
                            readonly freeSpaceBytes: number;
                            /** @description of a new one: what weakens its storage */
                            readonly warnings?: readonly string[];
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly createRepository: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Contoso",
                 *       "description": "Words for people to read.",
                 *       "storage": {
                 *         "kind": "folder",
                 *         "path": "/var/lib/strongroom/vault",
                 *         "endpoint": "endpoint",
                 *         "region": "region",
                 *         "bucket": "bucket",
                 *         "prefix": "prefix",
                 *         "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *         "forcePathStyle": false,
                 *         "lockDays": 1,
                 *         "caFile": "caFile",
                 *         "bytesPerSecond": 1048576,
                 *         "secretAccessKey": "not-shown"
                 *       },
                 *       "retention": {
                 *         "retentionType": "ItemLevel",
                 *         "retentionPeriodType": "Monthly",
                 *         "dailyRetentionPeriod": 1,
                 *         "monthlyRetentionPeriod": 1,
                 *         "yearlyRetentionPeriod": "Year1",
                 *         "retentionFrequencyType": "Daily",
                 *         "dailyTime": "2026-11-21T12:00:00.000Z",
                 *         "dailyType": "Everyday",
                 *         "monthlyTime": "2026-11-21T12:00:00.000Z",
                 *         "monthlyDaynumber": "First",
                 *         "monthlyDayofweek": "Monday"
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string;
                    readonly storage: {
                        /** @enum {string} */
                        readonly kind: "folder" | "s3";
                        /** @description absolute, new or empty; below the data folder when absent */
                        readonly path?: string;
                        /** @description https://s3.example.com:9000; that of AWS when absent */
                        readonly endpoint?: string;
                        /** @description us-east-1 when absent */
                        readonly region?: string;
                        readonly bucket?: string;
                        /** @description a folder in the bucket */
                        readonly prefix?: string;
                        readonly accessKeyId?: string;
                        /** @description the bucket in the path; true when absent and an endpoint is given */
                        readonly forcePathStyle?: boolean;
                        /** @description Object Lock in compliance mode for each object that is written */
                        readonly lockDays?: number;
                        /** @description PEM file on the server: who signed the certificate of the endpoint */
                        readonly caFile?: string;
                        /** @description what each direction may use of the line */
                        readonly bytesPerSecond?: number;
                        /** @description kept sealed, never answered */
                        readonly secretAccessKey?: string;
                    };
                    readonly retention?: {
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
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "name": "Contoso",
                     *       "description": "Words for people to read.",
                     *       "path": "/var/lib/strongroom/vault",
                     *       "storage": {
                     *         "kind": "folder",
                     *         "path": "/var/lib/strongroom/vault",
                     *         "endpoint": "endpoint",
                     *         "region": "region",
                     *         "bucket": "bucket",
                     *         "prefix": "prefix",
                     *         "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "forcePathStyle": false,
                     *         "lockDays": 1,
                     *         "caFile": "caFile",
                     *         "bytesPerSecond": 1048576
                     *       },
                     *       "retention": {
                     *         "retentionType": "ItemLevel",
                     *         "retentionPeriodType": "Monthly",
                     *         "dailyRetentionPeriod": 1,
                     *         "monthlyRetentionPeriod": 1,
                     *         "yearlyRetentionPeriod": "Year1",
                     *         "retentionFrequencyType": "Daily",
                     *         "dailyTime": "2026-11-21T12:00:00.000Z",
                     *         "dailyType": "Everyday",
                     *         "monthlyTime": "2026-11-21T12:00:00.000Z",
                     *         "monthlyDaynumber": "First",
                     *         "monthlyDayofweek": "Monday"
                     *       },
                     *       "isReadOnly": true,
                     *       "capacityBytes": 1048576,
                     *       "freeSpaceBytes": 1048576,
                     *       "warnings": [
                     *         "warning"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly name: string;
                        readonly description: string;
                        /** @description the folder, or s3://bucket/prefix */
                        readonly path: string;
                        readonly storage: {
                            /** @enum {string} */
                            readonly kind: "folder" | "s3";
                            /** @description absolute, new or empty; below the data folder when absent */
                            readonly path?: string;
                            /** @description https://s3.example.com:9000; that of AWS when absent */
                            readonly endpoint?: string;
                            /** @description us-east-1 when absent */
                            readonly region?: string;
                            readonly bucket?: string;
                            /** @description a folder in the bucket */
                            readonly prefix?: string;
                            readonly accessKeyId?: string;
                            /** @description the bucket in the path; true when absent and an endpoint is given */
                            readonly forcePathStyle?: boolean;
                            /** @description Object Lock in compliance mode for each object that is written */
                            readonly lockDays?: number;
                            /** @description PEM file on the server: who signed the certificate of the endpoint */
                            readonly caFile?: string;
                            /** @description what each direction may use of the line */
                            readonly bytesPerSecond?: number;
                        };
                        readonly retention: {
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
                        /** @description nothing is written to it; restores go on */
                        readonly isReadOnly: boolean;
                        /** @description zero when it cannot be told */
                        readonly capacityBytes: number;
                        /** @description zero when it cannot be told */
                        readonly freeSpaceBytes: number;
                        /** @description of a new one: what weakens its storage */
                        readonly warnings?: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listProvisionings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "add",
                     *           "way": "register",
                     *           "state": "planned",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationName": "Contoso",
                     *           "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "services": [
                     *             "exchange"
                     *           ],
                     *           "startedBy": "startedBy",
                     *           "administrator": "administrator",
                     *           "plan": {
                     *             "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "applications": [
                     *               {
                     *                 "purpose": "backup",
                     *                 "purposes": [
                     *                   "backup"
                     *                 ],
                     *                 "displayName": "Alice",
                     *                 "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "permissions": [
                     *                   {
                     *                     "resource": "resource",
                     *                     "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                     "value": "value",
                     *                     "kind": "application",
                     *                     "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                     "state": "granted",
                     *                     "purposes": [
                     *                       "purpose"
                     *                     ],
                     *                     "reason": "Words for people to read."
                     *                   }
                     *                 ],
                     *                 "preparedFor": "preparedFor"
                     *               }
                     *             ],
                     *             "writes": [
                     *               {
                     *                 "kind": "kind",
                     *                 "purpose": "backup",
                     *                 "title": "Monthly report",
                     *                 "name": "Contoso",
                     *                 "removes": false
                     *               }
                     *             ],
                     *             "obstacles": [
                     *               {
                     *                 "code": "ABCD12345",
                     *                 "message": "Words for people to read.",
                     *                 "isAcceptable": true,
                     *                 "subject": "Monthly report"
                     *               }
                     *             ],
                     *             "remarks": [
                     *               "remark"
                     *             ]
                     *           },
                     *           "steps": [
                     *             {
                     *               "name": "Contoso",
                     *               "title": "Monthly report",
                     *               "state": "waiting",
                     *               "detail": "detail"
                     *             }
                     *           ],
                     *           "error": "error",
                     *           "startedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z",
                     *           "expiresAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {string} */
                            readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                            /** @enum {string} */
                            readonly way: "register" | "existing" | "existing-managed" | "remove";
                            /** @enum {string} */
                            readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                            /** Format: uuid */
                            readonly organizationId: string;
                            readonly organizationName: string;
                            readonly tenantId: string;
                            readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                            readonly startedBy: string;
                            /** @description who signed in at Microsoft */
                            readonly administrator?: string;
                            readonly plan?: {
                                /** @description what is confirmed: apply takes it, and no other plan */
                                readonly hash: string;
                                readonly applications: readonly {
                                    /** @enum {string} */
                                    readonly purpose: "backup" | "restore" | "sign-in";
                                    readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                    readonly displayName: string;
                                    /** @description absent for one that is to be created */
                                    readonly appId?: string;
                                    readonly objectId?: string;
                                    readonly servicePrincipalId?: string;
                                    readonly permissions: readonly {
                                        readonly resource: string;
                                        readonly resourceAppId: string;
                                        readonly value: string;
                                        /** @enum {string} */
                                        readonly kind: "application" | "delegated";
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                        readonly purposes: readonly string[];
                                        readonly reason: string;
                                    }[];
                                    /** @description the product that this application was made for */
                                    readonly preparedFor?: string;
                                }[];
                                readonly writes: readonly {
                                    readonly kind: string;
                                    /** @enum {string} */
                                    readonly purpose: "backup" | "restore" | "sign-in";
                                    readonly title: string;
                                    readonly name: string;
                                    readonly removes: boolean;
                                }[];
                                readonly obstacles: readonly {
                                    readonly code: string;
                                    readonly message: string;
                                    /** @description may be accepted by naming its subject in accept */
                                    readonly isAcceptable: boolean;
                                    readonly subject?: string;
                                }[];
                                readonly remarks: readonly string[];
                            };
                            readonly steps: readonly {
                                readonly name: string;
                                readonly title: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "running" | "done" | "failed";
                                readonly detail: string;
                            }[];
                            /** @description why it ended, what stands, and what to do next */
                            readonly error?: string;
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                            /**
                             * Format: date-time
                             * @description a plan can be confirmed until then
                             */
                            readonly expiresAt?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly planProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "way": "register",
                 *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "signInId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "region": "region",
                 *       "description": "Words for people to read.",
                 *       "services": [
                 *         "exchange"
                 *       ],
                 *       "layout": "standard",
                 *       "signInApplication": false,
                 *       "restore": "standing",
                 *       "posture": false,
                 *       "drift": false,
                 *       "applicationName": "Contoso",
                 *       "applications": {
                 *         "backup": "backup",
                 *         "restore": "restore",
                 *         "signIn": "signIn"
                 *       },
                 *       "tenant": "contoso.onmicrosoft.com",
                 *       "credential": {
                 *         "kind": "new-certificate",
                 *         "pfx": "pfx",
                 *         "password": "not-shown",
                 *         "keyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *         "tokenFile": "not-shown"
                 *       },
                 *       "removeExcessive": false,
                 *       "accept": [
                 *         "accept"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly way: "register" | "existing" | "existing-managed" | "remove";
                    /** @description to change one that is connected */
                    readonly organizationId?: string;
                    /** @description id of a sign-in, or a user code; not needed for existing */
                    readonly signInId?: string;
                    readonly region?: string;
                    readonly description?: string;
                    readonly services?: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                    /** @enum {string} */
                    readonly layout?: "standard" | "separate-restore" | "single";
                    /** @description planned while people may sign in, when nobody ever said yes or no */
                    readonly signInApplication?: boolean;
                    /** @enum {string} */
                    readonly restore?: "standing" | "just-in-time" | "none";
                    readonly posture?: boolean;
                    readonly drift?: boolean;
                    readonly applicationName?: string;
                    readonly applications?: {
                        readonly backup?: string;
                        readonly restore?: string;
                        readonly signIn?: string;
                    };
                    /** @description domain or id; for existing */
                    readonly tenant?: string;
                    readonly credential?: {
                        /** @enum {string} */
                        readonly kind: "new-certificate" | "pfx" | "key" | "federated" | "keep";
                        /** @description base64 of a PKCS#12 file */
                        readonly pfx?: string;
                        readonly password?: string;
                        readonly keyId?: string;
                        /** @description absolute path on the server, read anew at each use */
                        readonly tokenFile?: string;
                    };
                    readonly removeExcessive?: boolean;
                    readonly accept?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly forgetProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly acceptObstacles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "planHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "subjects": [
                 *         "Monthly report"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    readonly planHash: string;
                    /** @description of the obstacles of this plan that may be accepted */
                    readonly subjects: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly applyProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "planHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                readonly "application/json": {
                    readonly planHash: string;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly resumeProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "signInId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *     }
                 */
                readonly "application/json": {
                    readonly signInId: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly cancelProvisioning: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provisioningId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "signInId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *     }
                 */
                readonly "application/json": {
                    readonly signInId?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getOrganizationPermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "applications": [
                     *         {
                     *           "purpose": "backup",
                     *           "purposes": [
                     *             "backup"
                     *           ],
                     *           "displayName": "Alice",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "permissions": [
                     *             {
                     *               "resource": "resource",
                     *               "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "value": "value",
                     *               "kind": "application",
                     *               "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "state": "granted",
                     *               "purposes": [
                     *                 "purpose"
                     *               ],
                     *               "reason": "Words for people to read."
                     *             }
                     *           ],
                     *           "preparedFor": "preparedFor"
                     *         }
                     *       ],
                     *       "remarks": [
                     *         "remark"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly applications: readonly {
                            /** @enum {string} */
                            readonly purpose: "backup" | "restore" | "sign-in";
                            readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                            readonly displayName: string;
                            /** @description absent for one that is to be created */
                            readonly appId?: string;
                            readonly objectId?: string;
                            readonly servicePrincipalId?: string;
                            readonly permissions: readonly {
                                readonly resource: string;
                                readonly resourceAppId: string;
                                readonly value: string;
                                /** @enum {string} */
                                readonly kind: "application" | "delegated";
                                readonly id: string;
                                /** @enum {string} */
                                readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                readonly purposes: readonly string[];
                                readonly reason: string;
                            }[];
                            /** @description the product that this application was made for */
                            readonly preparedFor?: string;
                        }[];
                        readonly remarks: readonly string[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly planOrganizationPermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "signInId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "removeExcessive": false,
                 *       "accept": [
                 *         "accept"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description id of a sign-in, or a user code */
                    readonly signInId: string;
                    /** @description take away what is not needed */
                    readonly removeExcessive?: boolean;
                    readonly accept?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly applyOrganizationPermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "provisioningId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "planHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                readonly "application/json": {
                    readonly provisioningId: string;
                    readonly planHash: string;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "add",
                     *       "way": "register",
                     *       "state": "planned",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "services": [
                     *         "exchange"
                     *       ],
                     *       "startedBy": "startedBy",
                     *       "administrator": "administrator",
                     *       "plan": {
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "applications": [
                     *           {
                     *             "purpose": "backup",
                     *             "purposes": [
                     *               "backup"
                     *             ],
                     *             "displayName": "Alice",
                     *             "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "servicePrincipalId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "permissions": [
                     *               {
                     *                 "resource": "resource",
                     *                 "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "value": "value",
                     *                 "kind": "application",
                     *                 "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                 "state": "granted",
                     *                 "purposes": [
                     *                   "purpose"
                     *                 ],
                     *                 "reason": "Words for people to read."
                     *               }
                     *             ],
                     *             "preparedFor": "preparedFor"
                     *           }
                     *         ],
                     *         "writes": [
                     *           {
                     *             "kind": "kind",
                     *             "purpose": "backup",
                     *             "title": "Monthly report",
                     *             "name": "Contoso",
                     *             "removes": false
                     *           }
                     *         ],
                     *         "obstacles": [
                     *           {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read.",
                     *             "isAcceptable": true,
                     *             "subject": "Monthly report"
                     *           }
                     *         ],
                     *         "remarks": [
                     *           "remark"
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "name": "Contoso",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "error": "error",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "add" | "edit" | "permissions" | "migrate" | "remove";
                        /** @enum {string} */
                        readonly way: "register" | "existing" | "existing-managed" | "remove";
                        /** @enum {string} */
                        readonly state: "planned" | "running" | "interrupted" | "done" | "cancelled" | "rolled-back" | "abandoned";
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        readonly tenantId: string;
                        readonly services: readonly ("exchange" | "sharepoint" | "teams" | "teams-chats")[];
                        readonly startedBy: string;
                        /** @description who signed in at Microsoft */
                        readonly administrator?: string;
                        readonly plan?: {
                            /** @description what is confirmed: apply takes it, and no other plan */
                            readonly hash: string;
                            readonly applications: readonly {
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                /** @description absent for one that is to be created */
                                readonly appId?: string;
                                readonly objectId?: string;
                                readonly servicePrincipalId?: string;
                                readonly permissions: readonly {
                                    readonly resource: string;
                                    readonly resourceAppId: string;
                                    readonly value: string;
                                    /** @enum {string} */
                                    readonly kind: "application" | "delegated";
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "granted" | "missing" | "declared-only" | "undeclared" | "excessive";
                                    readonly purposes: readonly string[];
                                    readonly reason: string;
                                }[];
                                /** @description the product that this application was made for */
                                readonly preparedFor?: string;
                            }[];
                            readonly writes: readonly {
                                readonly kind: string;
                                /** @enum {string} */
                                readonly purpose: "backup" | "restore" | "sign-in";
                                readonly title: string;
                                readonly name: string;
                                readonly removes: boolean;
                            }[];
                            readonly obstacles: readonly {
                                readonly code: string;
                                readonly message: string;
                                /** @description may be accepted by naming its subject in accept */
                                readonly isAcceptable: boolean;
                                readonly subject?: string;
                            }[];
                            readonly remarks: readonly string[];
                        };
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        /** @description why it ended, what stands, and what to do next */
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /**
                         * Format: date-time
                         * @description a plan can be confirmed until then
                         */
                        readonly expiresAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getAuthenticationSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessTokenSeconds": 60,
                     *       "refreshGraceSeconds": 0,
                     *       "dateFormat": "by-version",
                     *       "swaggerUi": false,
                     *       "passwordGrant": "everywhere",
                     *       "passwordGrantNetworks": [
                     *         "not-shown"
                     *       ],
                     *       "restorePortalOrganizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "consoleIdleMinutes": 5
                     *     }
                     */
                    readonly "application/json": {
                        readonly accessTokenSeconds: number;
                        readonly refreshGraceSeconds: number;
                        /** @enum {string} */
                        readonly dateFormat: "by-version" | "iso" | "rfc1123";
                        /** @description takes effect at the next start */
                        readonly swaggerUi: boolean;
                        /** @enum {string} */
                        readonly passwordGrant: "everywhere" | "networks" | "off";
                        readonly passwordGrantNetworks: readonly string[];
                        /** @description null: the only organization that allows sign-ins */
                        readonly restorePortalOrganizationId: string | null;
                        /** @description after how long without a person a console signs out */
                        readonly consoleIdleMinutes: number;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly setAuthenticationSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "accessTokenSeconds": 60,
                 *       "refreshGraceSeconds": 0,
                 *       "dateFormat": "by-version",
                 *       "swaggerUi": false,
                 *       "passwordGrant": "everywhere",
                 *       "passwordGrantNetworks": [
                 *         "not-shown"
                 *       ],
                 *       "restorePortalOrganizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "consoleIdleMinutes": 5
                 *     }
                 */
                readonly "application/json": {
                    readonly accessTokenSeconds?: number;
                    readonly refreshGraceSeconds?: number;
                    /** @enum {string} */
                    readonly dateFormat?: "by-version" | "iso" | "rfc1123";
                    /** @description takes effect at the next start */
                    readonly swaggerUi?: boolean;
                    /** @enum {string} */
                    readonly passwordGrant?: "everywhere" | "networks" | "off";
                    readonly passwordGrantNetworks?: readonly string[];
                    /** @description null: the only organization that allows sign-ins */
                    readonly restorePortalOrganizationId?: string | null;
                    /** @description after how long without a person a console signs out */
                    readonly consoleIdleMinutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessTokenSeconds": 60,
                     *       "refreshGraceSeconds": 0,
                     *       "dateFormat": "by-version",
                     *       "swaggerUi": false,
                     *       "passwordGrant": "everywhere",
                     *       "passwordGrantNetworks": [
                     *         "not-shown"
                     *       ],
                     *       "restorePortalOrganizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "consoleIdleMinutes": 5
                     *     }
                     */
                    readonly "application/json": {
                        readonly accessTokenSeconds: number;
                        readonly refreshGraceSeconds: number;
                        /** @enum {string} */
                        readonly dateFormat: "by-version" | "iso" | "rfc1123";
                        /** @description takes effect at the next start */
                        readonly swaggerUi: boolean;
                        /** @enum {string} */
                        readonly passwordGrant: "everywhere" | "networks" | "off";
                        readonly passwordGrantNetworks: readonly string[];
                        /** @description null: the only organization that allows sign-ins */
                        readonly restorePortalOrganizationId: string | null;
                        /** @description after how long without a person a console signs out */
                        readonly consoleIdleMinutes: number;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getMaintenanceSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "isDaily": true,
                     *       "hour": 0,
                     *       "pruneWaitHours": 2,
                     *       "pruneMinAgeHours": 2,
                     *       "rewriteBelow": 0,
                     *       "approvalWaitHours": 1
                     *     }
                     */
                    readonly "application/json": {
                        /** @description whether repositories are checked and pruned every day; retention goes by its own schedule */
                        readonly isDaily: boolean;
                        /** @description in the time zone of the server */
                        readonly hour: number;
                        /** @description between condemning and deleting what nothing needs */
                        readonly pruneWaitHours: number;
                        /** @description younger packs are not condemned: they may be of a run that was cut off or is not done */
                        readonly pruneMinAgeHours: number;
                        /** @description packs of which a smaller share is needed are rewritten */
                        readonly rewriteBelow: number;
                        /** @description how long destructive acts wait; less than before waits itself (409) */
                        readonly approvalWaitHours: number;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly setMaintenanceSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "isDaily": true,
                 *       "hour": 0,
                 *       "pruneWaitHours": 2,
                 *       "pruneMinAgeHours": 2,
                 *       "rewriteBelow": 0,
                 *       "approvalWaitHours": 1
                 *     }
                 */
                readonly "application/json": {
                    /** @description whether repositories are checked and pruned every day; retention goes by its own schedule */
                    readonly isDaily?: boolean;
                    /** @description in the time zone of the server */
                    readonly hour?: number;
                    /** @description between condemning and deleting what nothing needs */
                    readonly pruneWaitHours?: number;
                    /** @description younger packs are not condemned: they may be of a run that was cut off or is not done */
                    readonly pruneMinAgeHours?: number;
                    /** @description packs of which a smaller share is needed are rewritten */
                    readonly rewriteBelow?: number;
                    /** @description how long destructive acts wait; less than before waits itself (409) */
                    readonly approvalWaitHours?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "isDaily": true,
                     *       "hour": 0,
                     *       "pruneWaitHours": 2,
                     *       "pruneMinAgeHours": 2,
                     *       "rewriteBelow": 0,
                     *       "approvalWaitHours": 1
                     *     }
                     */
                    readonly "application/json": {
                        /** @description whether repositories are checked and pruned every day; retention goes by its own schedule */
                        readonly isDaily: boolean;
                        /** @description in the time zone of the server */
                        readonly hour: number;
                        /** @description between condemning and deleting what nothing needs */
                        readonly pruneWaitHours: number;
                        /** @description younger packs are not condemned: they may be of a run that was cut off or is not done */
                        readonly pruneMinAgeHours: number;
                        /** @description packs of which a smaller share is needed are rewritten */
                        readonly rewriteBelow: number;
                        /** @description how long destructive acts wait; less than before waits itself (409) */
                        readonly approvalWaitHours: number;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listMaintenance: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offset": 0,
                     *       "limit": 30,
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "check",
                     *           "options": {},
                     *           "state": "running",
                     *           "progress": {
                     *             "phase": "phase",
                     *             "done": 0,
                     *             "total": 0,
                     *             "unit": "points"
                     *           },
                     *           "report": {},
                     *           "error": {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read."
                     *           },
                     *           "startedBy": "startedBy",
                     *           "startedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "_links": {
                     *         "self": {
                     *           "href": "/v8/Organizations"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** Format: uuid */
                            readonly repositoryId: string;
                            /** @enum {unknown} */
                            readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                            readonly options: {
                                readonly [key: string]: unknown;
                            };
                            /** @enum {unknown} */
                            readonly state: "running" | "success" | "warning" | "failed" | "stopped" | "interrupted";
                            readonly progress?: {
                                readonly phase: string;
                                readonly done: number;
                                /** @description absent while nobody knows */
                                readonly total?: number;
                                /** @enum {string} */
                                readonly unit: "points" | "objects" | "bytes";
                            };
                            readonly report?: {
                                readonly [key: string]: unknown;
                            };
                            readonly error?: {
                                readonly code: string;
                                readonly message: string;
                            };
                            readonly startedBy: string;
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                        }[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly startMaintenance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "kind": "check",
                 *       "data": "none",
                 *       "waitHours": 2,
                 *       "rewriteBelow": 0,
                 *       "preview": false,
                 *       "target": {
                 *         "kind": "folder",
                 *         "path": "/var/lib/strongroom/vault",
                 *         "endpoint": "endpoint",
                 *         "region": "region",
                 *         "bucket": "bucket",
                 *         "prefix": "prefix",
                 *         "accessKeyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *         "forcePathStyle": false,
                 *         "lockDays": 1,
                 *         "caFile": "caFile",
                 *         "bytesPerSecond": 1048576,
                 *         "secretAccessKey": "not-shown"
                 *       },
                 *       "asOf": "2026-11-21T12:00:00.000Z"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {unknown} */
                    readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                    /** @description check: what of the packs is read; none when absent */
                    readonly data?: "none" | "all" | {
                        readonly part: number;
                        readonly parts: number;
                    };
                    /** @description prune; as set when absent */
                    readonly waitHours?: number;
                    /** @description prune; as set when absent */
                    readonly rewriteBelow?: number;
                    /** @description prune, retention: says what would go */
                    readonly preview?: boolean;
                    readonly target?: {
                        /** @enum {string} */
                        readonly kind: "folder" | "s3";
                        /** @description of a folder: absolute, on the server */
                        readonly path?: string;
                        /** @description https://s3.example.com:9000; that of AWS when absent */
                        readonly endpoint?: string;
                        /** @description us-east-1 when absent */
                        readonly region?: string;
                        readonly bucket?: string;
                        /** @description a folder in the bucket */
                        readonly prefix?: string;
                        readonly accessKeyId?: string;
                        /** @description the bucket in the path; true when absent and an endpoint is given */
                        readonly forcePathStyle?: boolean;
                        /** @description Object Lock in compliance mode for each object that is written */
                        readonly lockDays?: number;
                        /** @description PEM file on the server: who signed the certificate of the endpoint */
                        readonly caFile?: string;
                        /** @description what each direction may use of the line */
                        readonly bytesPerSecond?: number;
                        /** @description used for this run alone, kept nowhere */
                        readonly secretAccessKey?: string;
                    };
                    /**
                     * Format: date-time
                     * @description copy: what the bucket of the repository held then. heal: what the target, or without one the bucket of the repository, held then. The bucket has to keep versions.
                     */
                    readonly asOf?: string;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "check",
                     *       "options": {},
                     *       "state": "running",
                     *       "progress": {
                     *         "phase": "phase",
                     *         "done": 0,
                     *         "total": 0,
                     *         "unit": "points"
                     *       },
                     *       "report": {},
                     *       "error": {
                     *         "code": "ABCD12345",
                     *         "message": "Words for people to read."
                     *       },
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly repositoryId: string;
                        /** @enum {unknown} */
                        readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                        readonly options: {
                            readonly [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        readonly state: "running" | "success" | "warning" | "failed" | "stopped" | "interrupted";
                        readonly progress?: {
                            readonly phase: string;
                            readonly done: number;
                            /** @description absent while nobody knows */
                            readonly total?: number;
                            /** @enum {string} */
                            readonly unit: "points" | "objects" | "bytes";
                        };
                        readonly report?: {
                            readonly [key: string]: unknown;
                        };
                        readonly error?: {
                            readonly code: string;
                            readonly message: string;
                        };
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getMaintenance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "check",
                     *       "options": {},
                     *       "state": "running",
                     *       "progress": {
                     *         "phase": "phase",
                     *         "done": 0,
                     *         "total": 0,
                     *         "unit": "points"
                     *       },
                     *       "report": {},
                     *       "error": {
                     *         "code": "ABCD12345",
                     *         "message": "Words for people to read."
                     *       },
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly repositoryId: string;
                        /** @enum {unknown} */
                        readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                        readonly options: {
                            readonly [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        readonly state: "running" | "success" | "warning" | "failed" | "stopped" | "interrupted";
                        readonly progress?: {
                            readonly phase: string;
                            readonly done: number;
                            /** @description absent while nobody knows */
                            readonly total?: number;
                            /** @enum {string} */
                            readonly unit: "points" | "objects" | "bytes";
                        };
                        readonly report?: {
                            readonly [key: string]: unknown;
                        };
                        readonly error?: {
                            readonly code: string;
                            readonly message: string;
                        };
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly stopMaintenance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "check",
                     *       "options": {},
                     *       "state": "running",
                     *       "progress": {
                     *         "phase": "phase",
                     *         "done": 0,
                     *         "total": 0,
                     *         "unit": "points"
                     *       },
                     *       "report": {},
                     *       "error": {
                     *         "code": "ABCD12345",
                     *         "message": "Words for people to read."
                     *       },
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly repositoryId: string;
                        /** @enum {unknown} */
                        readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                        readonly options: {
                            readonly [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        readonly state: "running" | "success" | "warning" | "failed" | "stopped" | "interrupted";
                        readonly progress?: {
                            readonly phase: string;
                            readonly done: number;
                            /** @description absent while nobody knows */
                            readonly total?: number;
                            /** @enum {string} */
                            readonly unit: "points" | "objects" | "bytes";
                        };
                        readonly report?: {
                            readonly [key: string]: unknown;
                        };
                        readonly error?: {
                            readonly code: string;
                            readonly message: string;
                        };
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getRepositoryHealth: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "state": "ok",
                     *       "error": "error",
                     *       "alerts": [
                     *         {
                     *           "kind": "rolled_back",
                     *           "message": "Words for people to read.",
                     *           "at": "2026-11-21T12:00:00.000Z",
                     *           "objects": [
                     *             "object"
                     *           ],
                     *           "restorePoints": [
                     *             "restorePoint"
                     *           ]
                     *         }
                     *       ],
                     *       "lastRuns": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "check",
                     *           "options": {},
                     *           "state": "running",
                     *           "progress": {
                     *             "phase": "phase",
                     *             "done": 0,
                     *             "total": 0,
                     *             "unit": "points"
                     *           },
                     *           "report": {},
                     *           "error": {
                     *             "code": "ABCD12345",
                     *             "message": "Words for people to read."
                     *           },
                     *           "startedBy": "startedBy",
                     *           "startedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "keepLast": 0,
                     *       "nextMaintenanceAt": "2026-11-21T12:00:00.000Z",
                     *       "nextRetentionAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly repositoryId: string;
                        /** @enum {string} */
                        readonly state: "ok" | "rolled_back" | "damaged" | "locks_expiring" | "exposed" | "unavailable";
                        /** @description why it cannot be opened */
                        readonly error?: string;
                        readonly alerts: readonly {
                            /** @enum {string} */
                            readonly kind: "rolled_back" | "damaged" | "locks_expiring" | "exposed";
                            /** @description what it is and what to do next */
                            readonly message: string;
                            /** Format: date-time */
                            readonly at: string;
                            readonly objects: readonly string[];
                            readonly restorePoints: readonly string[];
                        }[];
                        /** @description the newest run of each kind */
                        readonly lastRuns: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** Format: uuid */
                            readonly repositoryId: string;
                            /** @enum {unknown} */
                            readonly kind: "check" | "prune" | "rebuild-index" | "copy" | "heal" | "retention" | "extend-locks";
                            readonly options: {
                                readonly [key: string]: unknown;
                            };
                            /** @enum {unknown} */
                            readonly state: "running" | "success" | "warning" | "failed" | "stopped" | "interrupted";
                            readonly progress?: {
                                readonly phase: string;
                                readonly done: number;
                                /** @description absent while nobody knows */
                                readonly total?: number;
                                /** @enum {string} */
                                readonly unit: "points" | "objects" | "bytes";
                            };
                            readonly report?: {
                                readonly [key: string]: unknown;
                            };
                            readonly error?: {
                                readonly code: string;
                                readonly message: string;
                            };
                            readonly startedBy: string;
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                        }[];
                        /** @description so many newest restore points of each job stay, whatever their age */
                        readonly keepLast: number;
                        /** Format: date-time */
                        readonly nextMaintenanceAt?: string;
                        /** Format: date-time */
                        readonly nextRetentionAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly confirmRepositoryAlerts: {
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
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly setKeepLast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "keepLast": 1
                 *     }
                 */
                readonly "application/json": {
                    readonly keepLast: number;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeRepository: {
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
                /**
                 * @example {
                 *       "force": false
                 *     }
                 */
                readonly "application/json": {
                    readonly force?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listApprovals: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description waiting, doing, done, cancelled, failed */
                readonly state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offset": 0,
                     *       "limit": 30,
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "repository.retention",
                     *           "subject": "Monthly report",
                     *           "title": "Monthly report",
                     *           "state": "waiting",
                     *           "requestedBy": "requestedBy",
                     *           "requestedAt": "2026-11-21T12:00:00.000Z",
                     *           "dueAt": "2026-11-21T12:00:00.000Z",
                     *           "decidedBy": "decidedBy",
                     *           "decidedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z",
                     *           "error": "error"
                     *         }
                     *       ],
                     *       "_links": {
                     *         "self": {
                     *           "href": "/v8/Organizations"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {unknown} */
                            readonly kind: "repository.retention" | "repository.keep-last" | "repository.remove" | "repository.remove-key" | "settings.approval-wait";
                            /** @description the id of a repository, or the name of a setting */
                            readonly subject: string;
                            /** @description what will be done */
                            readonly title: string;
                            /** @enum {unknown} */
                            readonly state: "waiting" | "doing" | "done" | "cancelled" | "failed";
                            readonly requestedBy: string;
                            /** Format: date-time */
                            readonly requestedAt: string;
                            /** Format: date-time */
                            readonly dueAt: string;
                            /** @description absent where its time had come */
                            readonly decidedBy?: string;
                            /** Format: date-time */
                            readonly decidedAt?: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                            /** @description why it could not be done */
                            readonly error?: string;
                        }[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getApproval: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly approvalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "repository.retention",
                     *       "subject": "Monthly report",
                     *       "title": "Monthly report",
                     *       "state": "waiting",
                     *       "requestedBy": "requestedBy",
                     *       "requestedAt": "2026-11-21T12:00:00.000Z",
                     *       "dueAt": "2026-11-21T12:00:00.000Z",
                     *       "decidedBy": "decidedBy",
                     *       "decidedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {unknown} */
                        readonly kind: "repository.retention" | "repository.keep-last" | "repository.remove" | "repository.remove-key" | "settings.approval-wait";
                        /** @description the id of a repository, or the name of a setting */
                        readonly subject: string;
                        /** @description what will be done */
                        readonly title: string;
                        /** @enum {unknown} */
                        readonly state: "waiting" | "doing" | "done" | "cancelled" | "failed";
                        readonly requestedBy: string;
                        /** Format: date-time */
                        readonly requestedAt: string;
                        /** Format: date-time */
                        readonly dueAt: string;
                        /** @description absent where its time had come */
                        readonly decidedBy?: string;
                        /** Format: date-time */
                        readonly decidedAt?: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /** @description why it could not be done */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly approve: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly approvalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "repository.retention",
                     *       "subject": "Monthly report",
                     *       "title": "Monthly report",
                     *       "state": "waiting",
                     *       "requestedBy": "requestedBy",
                     *       "requestedAt": "2026-11-21T12:00:00.000Z",
                     *       "dueAt": "2026-11-21T12:00:00.000Z",
                     *       "decidedBy": "decidedBy",
                     *       "decidedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {unknown} */
                        readonly kind: "repository.retention" | "repository.keep-last" | "repository.remove" | "repository.remove-key" | "settings.approval-wait";
                        /** @description the id of a repository, or the name of a setting */
                        readonly subject: string;
                        /** @description what will be done */
                        readonly title: string;
                        /** @enum {unknown} */
                        readonly state: "waiting" | "doing" | "done" | "cancelled" | "failed";
                        readonly requestedBy: string;
                        /** Format: date-time */
                        readonly requestedAt: string;
                        /** Format: date-time */
                        readonly dueAt: string;
                        /** @description absent where its time had come */
                        readonly decidedBy?: string;
                        /** Format: date-time */
                        readonly decidedAt?: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /** @description why it could not be done */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly cancelApproval: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly approvalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "repository.retention",
                     *       "subject": "Monthly report",
                     *       "title": "Monthly report",
                     *       "state": "waiting",
                     *       "requestedBy": "requestedBy",
                     *       "requestedAt": "2026-11-21T12:00:00.000Z",
                     *       "dueAt": "2026-11-21T12:00:00.000Z",
                     *       "decidedBy": "decidedBy",
                     *       "decidedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {unknown} */
                        readonly kind: "repository.retention" | "repository.keep-last" | "repository.remove" | "repository.remove-key" | "settings.approval-wait";
                        /** @description the id of a repository, or the name of a setting */
                        readonly subject: string;
                        /** @description what will be done */
                        readonly title: string;
                        /** @enum {unknown} */
                        readonly state: "waiting" | "doing" | "done" | "cancelled" | "failed";
                        readonly requestedBy: string;
                        /** Format: date-time */
                        readonly requestedAt: string;
                        /** Format: date-time */
                        readonly dueAt: string;
                        /** @description absent where its time had come */
                        readonly decidedBy?: string;
                        /** Format: date-time */
                        readonly decidedAt?: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        /** @description why it could not be done */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listAudit: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description for example token.assertion */
                readonly action?: string;
                /** @description success, refused or failed */
                readonly outcome?: string;
                readonly actor?: string;
                readonly reason?: string;
                readonly requestId?: string;
                readonly organizationId?: string;
                /** @description uti of the token that a sign-in presented */
                readonly tokenId?: string;
                /** @description ISO 8601 */
                readonly since?: string;
                /** @description ISO 8601; records before it */
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offset": 0,
                     *       "limit": 30,
                     *       "results": [
                     *         {
                     *           "sequence": 0,
                     *           "at": "2026-11-21T12:00:00.000Z",
                     *           "action": "action",
                     *           "outcome": "success",
                     *           "actor": "actor",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "requestId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "reason": "Words for people to read.",
                     *           "details": {},
                     *           "previousHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *         }
                     *       ],
                     *       "_links": {
                     *         "self": {
                     *           "href": "/v8/Organizations"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            readonly sequence: number;
                            /** Format: date-time */
                            readonly at: string;
                            readonly action: string;
                            /** @enum {string} */
                            readonly outcome: "success" | "refused" | "failed";
                            readonly actor: string;
                            readonly organizationId?: string;
                            readonly requestId?: string;
                            readonly reason?: string;
                            readonly details: unknown;
                            /** @description SHA-256 of the record before, hexadecimal */
                            readonly previousHash: string;
                            /** @description SHA-256 of this record, hexadecimal */
                            readonly hash: string;
                        }[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly verifyAudit: {
        readonly parameters: {
            readonly query?: {
                /** @description how many records were noted */
                readonly expectRecords?: string;
                /** @description and the hash of the last of them */
                readonly expectHead?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "isIntact": true,
                     *       "records": 0,
                     *       "head": "head",
                     *       "sequence": 0,
                     *       "problem": "missing"
                     *     }
                     */
                    readonly "application/json": {
                        readonly isIntact: boolean;
                        readonly records?: number;
                        /** @description hash of the last record */
                        readonly head?: string;
                        /** @description the first record that is wrong */
                        readonly sequence?: number;
                        /** @enum {string} */
                        readonly problem?: "missing" | "changed" | "out_of_chain" | "cut_off" | "not_as_noted";
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly exportAudit: {
        readonly parameters: {
            readonly query?: {
                /** @description for example token.assertion */
                readonly action?: string;
                /** @description success, refused or failed */
                readonly outcome?: string;
                readonly actor?: string;
                readonly reason?: string;
                readonly requestId?: string;
                readonly organizationId?: string;
                /** @description uti of the token that a sign-in presented */
                readonly tokenId?: string;
                /** @description ISO 8601 */
                readonly since?: string;
                /** @description ISO 8601; records before it */
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getAuditEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sequence: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sequence": 0,
                     *       "at": "2026-11-21T12:00:00.000Z",
                     *       "action": "action",
                     *       "outcome": "success",
                     *       "actor": "actor",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "requestId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "reason": "Words for people to read.",
                     *       "details": {},
                     *       "previousHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *     }
                     */
                    readonly "application/json": {
                        readonly sequence: number;
                        /** Format: date-time */
                        readonly at: string;
                        readonly action: string;
                        /** @enum {string} */
                        readonly outcome: "success" | "refused" | "failed";
                        readonly actor: string;
                        readonly organizationId?: string;
                        readonly requestId?: string;
                        readonly reason?: string;
                        readonly details: unknown;
                        /** @description SHA-256 of the record before, hexadecimal */
                        readonly previousHash: string;
                        /** @description SHA-256 of this record, hexadecimal */
                        readonly hash: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly followEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly findJobs: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
                readonly limit?: number;
                /** @description part of the name or the description */
                readonly search?: string;
                /** @description running, disabled, never-ran, success, warning, failed, stopped */
                readonly standing?: string;
                readonly organizationId?: string;
                readonly repositoryId?: string;
                /** @description these alone, divided by commas */
                readonly ids?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offset": 0,
                     *       "limit": 30,
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "description": "Words for people to read.",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "standing": "running",
                     *           "lastRunAt": "2026-11-21T12:00:00.000Z",
                     *           "nextRunAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "_links": {
                     *         "self": {
                     *           "href": "/v8/Organizations"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            readonly name: string;
                            readonly description: string;
                            /** Format: uuid */
                            readonly organizationId: string;
                            /** Format: uuid */
                            readonly repositoryId: string;
                            /** @enum {string} */
                            readonly standing: "running" | "disabled" | "never-ran" | "success" | "warning" | "failed" | "stopped";
                            /** Format: date-time */
                            readonly lastRunAt?: string;
                            /** Format: date-time */
                            readonly nextRunAt?: string;
                        }[];
                        readonly _links: {
                            readonly [key: string]: {
                                readonly href: string;
                            };
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly countJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "repositoryId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "standing": "running",
                     *           "jobs": 0
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly organizationId: string;
                            /** Format: uuid */
                            readonly repositoryId: string;
                            /** @enum {string} */
                            readonly standing: "running" | "disabled" | "never-ran" | "success" | "warning" | "failed" | "stopped";
                            readonly jobs: number;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listPostureReports: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "organizationName": "Contoso",
                     *         "way": "delegated",
                     *         "checkedAt": "2026-11-21T12:00:00.000Z",
                     *         "checkedBy": "checkedBy",
                     *         "days": 0,
                     *         "findings": [
                     *           {
                     *             "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *             "severity": "high",
                     *             "title": "Monthly report",
                     *             "evidence": [
                     *               "evidence"
                     *             ],
                     *             "step": "step"
                     *           }
                     *         ],
                     *         "passed": [
                     *           "passed"
                     *         ],
                     *         "unread": [
                     *           {
                     *             "subject": "Monthly report",
                     *             "reason": "permission",
                     *             "message": "Words for people to read.",
                     *             "step": "step"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                        readonly tenantId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly way: "delegated" | "standing";
                        /** Format: date-time */
                        readonly checkedAt: string;
                        readonly checkedBy: string;
                        readonly days: number;
                        readonly findings: readonly {
                            readonly id: string;
                            /** @enum {string} */
                            readonly severity: "high" | "medium" | "low" | "information";
                            readonly title: string;
                            readonly evidence: readonly string[];
                            /** @description what mends it */
                            readonly step: string;
                        }[];
                        readonly passed: readonly string[];
                        readonly unread: readonly {
                            readonly subject: string;
                            /** @enum {string} */
                            readonly reason: "permission" | "licence" | "absent" | "failed" | "no_interface";
                            readonly message: string;
                            readonly step: string;
                        }[];
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly checkOrganizationPosture: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "signIn": "signIn",
                 *       "days": 1
                 *     }
                 */
                readonly "application/json": {
                    /** @description id of a sign-in for posture, or its user code */
                    readonly signIn?: string;
                    /** @description how far back sign-ins are read; 30 unless told */
                    readonly days?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "way": "delegated",
                     *       "checkedAt": "2026-11-21T12:00:00.000Z",
                     *       "checkedBy": "checkedBy",
                     *       "days": 0,
                     *       "findings": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "severity": "high",
                     *           "title": "Monthly report",
                     *           "evidence": [
                     *             "evidence"
                     *           ],
                     *           "step": "step"
                     *         }
                     *       ],
                     *       "passed": [
                     *         "passed"
                     *       ],
                     *       "unread": [
                     *         {
                     *           "subject": "Monthly report",
                     *           "reason": "permission",
                     *           "message": "Words for people to read.",
                     *           "step": "step"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                        readonly tenantId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly way: "delegated" | "standing";
                        /** Format: date-time */
                        readonly checkedAt: string;
                        readonly checkedBy: string;
                        readonly days: number;
                        readonly findings: readonly {
                            readonly id: string;
                            /** @enum {string} */
                            readonly severity: "high" | "medium" | "low" | "information";
                            readonly title: string;
                            readonly evidence: readonly string[];
                            /** @description what mends it */
                            readonly step: string;
                        }[];
                        readonly passed: readonly string[];
                        readonly unread: readonly {
                            readonly subject: string;
                            /** @enum {string} */
                            readonly reason: "permission" | "licence" | "absent" | "failed" | "no_interface";
                            readonly message: string;
                            readonly step: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly checkPosture: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "signIn": "signIn",
                 *       "days": 1
                 *     }
                 */
                readonly "application/json": {
                    /** @description id of a sign-in for posture, or its user code */
                    readonly signIn: string;
                    /** @description how far back sign-ins are read; 30 unless told */
                    readonly days?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "way": "delegated",
                     *       "checkedAt": "2026-11-21T12:00:00.000Z",
                     *       "checkedBy": "checkedBy",
                     *       "days": 0,
                     *       "findings": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "severity": "high",
                     *           "title": "Monthly report",
                     *           "evidence": [
                     *             "evidence"
                     *           ],
                     *           "step": "step"
                     *         }
                     *       ],
                     *       "passed": [
                     *         "passed"
                     *       ],
                     *       "unread": [
                     *         {
                     *           "subject": "Monthly report",
                     *           "reason": "permission",
                     *           "message": "Words for people to read.",
                     *           "step": "step"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                        readonly tenantId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly way: "delegated" | "standing";
                        /** Format: date-time */
                        readonly checkedAt: string;
                        readonly checkedBy: string;
                        readonly days: number;
                        readonly findings: readonly {
                            readonly id: string;
                            /** @enum {string} */
                            readonly severity: "high" | "medium" | "low" | "information";
                            readonly title: string;
                            readonly evidence: readonly string[];
                            /** @description what mends it */
                            readonly step: string;
                        }[];
                        readonly passed: readonly string[];
                        readonly unread: readonly {
                            readonly subject: string;
                            /** @enum {string} */
                            readonly reason: "permission" | "licence" | "absent" | "failed" | "no_interface";
                            readonly message: string;
                            readonly step: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getPostureReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly reportId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "tenantId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "way": "delegated",
                     *       "checkedAt": "2026-11-21T12:00:00.000Z",
                     *       "checkedBy": "checkedBy",
                     *       "days": 0,
                     *       "findings": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "severity": "high",
                     *           "title": "Monthly report",
                     *           "evidence": [
                     *             "evidence"
                     *           ],
                     *           "step": "step"
                     *         }
                     *       ],
                     *       "passed": [
                     *         "passed"
                     *       ],
                     *       "unread": [
                     *         {
                     *           "subject": "Monthly report",
                     *           "reason": "permission",
                     *           "message": "Words for people to read.",
                     *           "step": "step"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId?: string;
                        readonly tenantId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly way: "delegated" | "standing";
                        /** Format: date-time */
                        readonly checkedAt: string;
                        readonly checkedBy: string;
                        readonly days: number;
                        readonly findings: readonly {
                            readonly id: string;
                            /** @enum {string} */
                            readonly severity: "high" | "medium" | "low" | "information";
                            readonly title: string;
                            readonly evidence: readonly string[];
                            /** @description what mends it */
                            readonly step: string;
                        }[];
                        readonly passed: readonly string[];
                        readonly unread: readonly {
                            readonly subject: string;
                            /** @enum {string} */
                            readonly reason: "permission" | "licence" | "absent" | "failed" | "no_interface";
                            readonly message: string;
                            readonly step: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getDrift: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sight": "full",
                     *       "remarks": [
                     *         "remark"
                     *       ],
                     *       "checkedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error",
                     *       "alarms": 0,
                     *       "findings": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "unknown-credential",
                     *           "severity": "critical",
                     *           "applicationName": "Contoso",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "message": "Words for people to read.",
                     *           "step": "step",
                     *           "changedBy": "changedBy",
                     *           "changedAt": "2026-11-21T12:00:00.000Z",
                     *           "state": "open",
                     *           "firstSeenAt": "2026-11-21T12:00:00.000Z",
                     *           "lastSeenAt": "2026-11-21T12:00:00.000Z",
                     *           "acceptedBy": "acceptedBy",
                     *           "reason": "Words for people to read."
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly sight: "full" | "tokens" | "none";
                        readonly remarks: readonly string[];
                        /** Format: date-time */
                        readonly checkedAt?: string;
                        /** @description why the last look came to nothing */
                        readonly error?: string;
                        /** @description open findings of which somebody should know */
                        readonly alarms: number;
                        readonly findings: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {unknown} */
                            readonly kind: "unknown-credential" | "unknown-owner" | "unknown-redirect-uri" | "unknown-federated-credential" | "unknown-identifier-uri" | "unknown-authorized-client" | "role-assigned" | "permission-granted" | "permission-removed" | "credential-removed" | "disabled" | "deleted" | "multi-tenant" | "public-client" | "restore-permission-overdue";
                            /** @enum {string} */
                            readonly severity: "critical" | "warning" | "information";
                            readonly applicationName: string;
                            readonly appId: string;
                            readonly name: string;
                            readonly objectId: string;
                            readonly message: string;
                            /** @description what to do next */
                            readonly step: string;
                            /** @description as the audit log of the tenant tells */
                            readonly changedBy?: string;
                            /** Format: date-time */
                            readonly changedAt?: string;
                            /** @enum {string} */
                            readonly state: "open" | "accepted" | "gone";
                            /** Format: date-time */
                            readonly firstSeenAt: string;
                            /** Format: date-time */
                            readonly lastSeenAt: string;
                            readonly acceptedBy?: string;
                            readonly reason?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly checkDrift: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sight": "full",
                     *       "remarks": [
                     *         "remark"
                     *       ],
                     *       "checkedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error",
                     *       "alarms": 0,
                     *       "findings": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "kind": "unknown-credential",
                     *           "severity": "critical",
                     *           "applicationName": "Contoso",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "message": "Words for people to read.",
                     *           "step": "step",
                     *           "changedBy": "changedBy",
                     *           "changedAt": "2026-11-21T12:00:00.000Z",
                     *           "state": "open",
                     *           "firstSeenAt": "2026-11-21T12:00:00.000Z",
                     *           "lastSeenAt": "2026-11-21T12:00:00.000Z",
                     *           "acceptedBy": "acceptedBy",
                     *           "reason": "Words for people to read."
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly sight: "full" | "tokens" | "none";
                        readonly remarks: readonly string[];
                        /** Format: date-time */
                        readonly checkedAt?: string;
                        /** @description why the last look came to nothing */
                        readonly error?: string;
                        /** @description open findings of which somebody should know */
                        readonly alarms: number;
                        readonly findings: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {unknown} */
                            readonly kind: "unknown-credential" | "unknown-owner" | "unknown-redirect-uri" | "unknown-federated-credential" | "unknown-identifier-uri" | "unknown-authorized-client" | "role-assigned" | "permission-granted" | "permission-removed" | "credential-removed" | "disabled" | "deleted" | "multi-tenant" | "public-client" | "restore-permission-overdue";
                            /** @enum {string} */
                            readonly severity: "critical" | "warning" | "information";
                            readonly applicationName: string;
                            readonly appId: string;
                            readonly name: string;
                            readonly objectId: string;
                            readonly message: string;
                            /** @description what to do next */
                            readonly step: string;
                            /** @description as the audit log of the tenant tells */
                            readonly changedBy?: string;
                            /** Format: date-time */
                            readonly changedAt?: string;
                            /** @enum {string} */
                            readonly state: "open" | "accepted" | "gone";
                            /** Format: date-time */
                            readonly firstSeenAt: string;
                            /** Format: date-time */
                            readonly lastSeenAt: string;
                            readonly acceptedBy?: string;
                            readonly reason?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly acceptDriftFinding: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly findingId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "Words for people to read."
                 *     }
                 */
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "kind": "unknown-credential",
                     *       "severity": "critical",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "name": "Contoso",
                     *       "objectId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "message": "Words for people to read.",
                     *       "step": "step",
                     *       "changedBy": "changedBy",
                     *       "changedAt": "2026-11-21T12:00:00.000Z",
                     *       "state": "open",
                     *       "firstSeenAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": "2026-11-21T12:00:00.000Z",
                     *       "acceptedBy": "acceptedBy",
                     *       "reason": "Words for people to read."
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {unknown} */
                        readonly kind: "unknown-credential" | "unknown-owner" | "unknown-redirect-uri" | "unknown-federated-credential" | "unknown-identifier-uri" | "unknown-authorized-client" | "role-assigned" | "permission-granted" | "permission-removed" | "credential-removed" | "disabled" | "deleted" | "multi-tenant" | "public-client" | "restore-permission-overdue";
                        /** @enum {string} */
                        readonly severity: "critical" | "warning" | "information";
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly name: string;
                        readonly objectId: string;
                        readonly message: string;
                        /** @description what to do next */
                        readonly step: string;
                        /** @description as the audit log of the tenant tells */
                        readonly changedBy?: string;
                        /** Format: date-time */
                        readonly changedAt?: string;
                        /** @enum {string} */
                        readonly state: "open" | "accepted" | "gone";
                        /** Format: date-time */
                        readonly firstSeenAt: string;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        readonly acceptedBy?: string;
                        readonly reason?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly planRestorePermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "permissions": [
                     *         {
                     *           "resource": "graph",
                     *           "value": "value",
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "operation": "operation"
                     *         }
                     *       ],
                     *       "longestMinutes": 0,
                     *       "standing": {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "applicationName": "Contoso",
                     *         "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "permissions": [
                     *           "permission"
                     *         ],
                     *         "reason": "Words for people to read.",
                     *         "state": "granting",
                     *         "isEffective": true,
                     *         "isInterrupted": true,
                     *         "isOverdue": true,
                     *         "progress": "progress",
                     *         "error": "error",
                     *         "mayStand": [
                     *           "mayStand"
                     *         ],
                     *         "grantedBy": "grantedBy",
                     *         "grantedAt": "2026-11-21T12:00:00.000Z",
                     *         "expiresAt": "2026-11-21T12:00:00.000Z",
                     *         "revokedBy": "revokedBy",
                     *         "revokedAt": "2026-11-21T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly hash: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly permissions: readonly {
                            /** @enum {string} */
                            readonly resource: "graph" | "exchange" | "sharepoint";
                            readonly value: string;
                            readonly id: string;
                            /** @description what it is for */
                            readonly operation: string;
                        }[];
                        readonly longestMinutes: number;
                        readonly standing?: {
                            /** Format: uuid */
                            readonly id: string;
                            readonly applicationName: string;
                            readonly appId: string;
                            readonly permissions: readonly string[];
                            readonly reason: string;
                            /** @enum {string} */
                            readonly state: "granting" | "granted" | "revoking" | "revoked";
                            /** @description tokens carry the permissions: restores work */
                            readonly isEffective: boolean;
                            /** @description to be granted or revoked again, with a new sign-in */
                            readonly isInterrupted: boolean;
                            /** @description its time is over, and it still stands */
                            readonly isOverdue: boolean;
                            /** @description what is being waited for */
                            readonly progress?: string;
                            readonly error?: string;
                            readonly mayStand: readonly string[];
                            readonly grantedBy: string;
                            /** Format: date-time */
                            readonly grantedAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly revokedBy?: string;
                            /** Format: date-time */
                            readonly revokedAt?: string;
                        };
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listRestorePermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "applicationName": "Contoso",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "permissions": [
                     *             "permission"
                     *           ],
                     *           "reason": "Words for people to read.",
                     *           "state": "granting",
                     *           "isEffective": true,
                     *           "isInterrupted": true,
                     *           "isOverdue": true,
                     *           "progress": "progress",
                     *           "error": "error",
                     *           "mayStand": [
                     *             "mayStand"
                     *           ],
                     *           "grantedBy": "grantedBy",
                     *           "grantedAt": "2026-11-21T12:00:00.000Z",
                     *           "expiresAt": "2026-11-21T12:00:00.000Z",
                     *           "revokedBy": "revokedBy",
                     *           "revokedAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            readonly applicationName: string;
                            readonly appId: string;
                            readonly permissions: readonly string[];
                            readonly reason: string;
                            /** @enum {string} */
                            readonly state: "granting" | "granted" | "revoking" | "revoked";
                            /** @description tokens carry the permissions: restores work */
                            readonly isEffective: boolean;
                            /** @description to be granted or revoked again, with a new sign-in */
                            readonly isInterrupted: boolean;
                            /** @description its time is over, and it still stands */
                            readonly isOverdue: boolean;
                            /** @description what is being waited for */
                            readonly progress?: string;
                            readonly error?: string;
                            readonly mayStand: readonly string[];
                            readonly grantedBy: string;
                            /** Format: date-time */
                            readonly grantedAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly revokedBy?: string;
                            /** Format: date-time */
                            readonly revokedAt?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly grantRestorePermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "signIn": "signIn",
                 *       "minutes": 1,
                 *       "reason": "Words for people to read.",
                 *       "planHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                readonly "application/json": {
                    /** @description id of a sign-in for restore-grant, or its user code */
                    readonly signIn: string;
                    readonly minutes: number;
                    readonly reason: string;
                    /** @description refused when the plan has changed */
                    readonly planHash?: string;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "permissions": [
                     *         "permission"
                     *       ],
                     *       "reason": "Words for people to read.",
                     *       "state": "granting",
                     *       "isEffective": true,
                     *       "isInterrupted": true,
                     *       "isOverdue": true,
                     *       "progress": "progress",
                     *       "error": "error",
                     *       "mayStand": [
                     *         "mayStand"
                     *       ],
                     *       "grantedBy": "grantedBy",
                     *       "grantedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "revokedBy": "revokedBy",
                     *       "revokedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly permissions: readonly string[];
                        readonly reason: string;
                        /** @enum {string} */
                        readonly state: "granting" | "granted" | "revoking" | "revoked";
                        /** @description tokens carry the permissions: restores work */
                        readonly isEffective: boolean;
                        /** @description to be granted or revoked again, with a new sign-in */
                        readonly isInterrupted: boolean;
                        /** @description its time is over, and it still stands */
                        readonly isOverdue: boolean;
                        /** @description what is being waited for */
                        readonly progress?: string;
                        readonly error?: string;
                        readonly mayStand: readonly string[];
                        readonly grantedBy: string;
                        /** Format: date-time */
                        readonly grantedAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly revokedBy?: string;
                        /** Format: date-time */
                        readonly revokedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getRestorePermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly grantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "permissions": [
                     *         "permission"
                     *       ],
                     *       "reason": "Words for people to read.",
                     *       "state": "granting",
                     *       "isEffective": true,
                     *       "isInterrupted": true,
                     *       "isOverdue": true,
                     *       "progress": "progress",
                     *       "error": "error",
                     *       "mayStand": [
                     *         "mayStand"
                     *       ],
                     *       "grantedBy": "grantedBy",
                     *       "grantedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "revokedBy": "revokedBy",
                     *       "revokedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly permissions: readonly string[];
                        readonly reason: string;
                        /** @enum {string} */
                        readonly state: "granting" | "granted" | "revoking" | "revoked";
                        /** @description tokens carry the permissions: restores work */
                        readonly isEffective: boolean;
                        /** @description to be granted or revoked again, with a new sign-in */
                        readonly isInterrupted: boolean;
                        /** @description its time is over, and it still stands */
                        readonly isOverdue: boolean;
                        /** @description what is being waited for */
                        readonly progress?: string;
                        readonly error?: string;
                        readonly mayStand: readonly string[];
                        readonly grantedBy: string;
                        /** Format: date-time */
                        readonly grantedAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly revokedBy?: string;
                        /** Format: date-time */
                        readonly revokedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly revokeRestorePermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly grantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "signIn": "signIn"
                 *     }
                 */
                readonly "application/json": {
                    /** @description id of a sign-in for restore-grant, or its user code */
                    readonly signIn: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "permissions": [
                     *         "permission"
                     *       ],
                     *       "reason": "Words for people to read.",
                     *       "state": "granting",
                     *       "isEffective": true,
                     *       "isInterrupted": true,
                     *       "isOverdue": true,
                     *       "progress": "progress",
                     *       "error": "error",
                     *       "mayStand": [
                     *         "mayStand"
                     *       ],
                     *       "grantedBy": "grantedBy",
                     *       "grantedAt": "2026-11-21T12:00:00.000Z",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z",
                     *       "revokedBy": "revokedBy",
                     *       "revokedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly permissions: readonly string[];
                        readonly reason: string;
                        /** @enum {string} */
                        readonly state: "granting" | "granted" | "revoking" | "revoked";
                        /** @description tokens carry the permissions: restores work */
                        readonly isEffective: boolean;
                        /** @description to be granted or revoked again, with a new sign-in */
                        readonly isInterrupted: boolean;
                        /** @description its time is over, and it still stands */
                        readonly isOverdue: boolean;
                        /** @description what is being waited for */
                        readonly progress?: string;
                        readonly error?: string;
                        readonly mayStand: readonly string[];
                        readonly grantedBy: string;
                        /** Format: date-time */
                        readonly grantedAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly revokedBy?: string;
                        /** Format: date-time */
                        readonly revokedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getLastVerification: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "state": "running",
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "waitMinutes": 0,
                     *       "applications": [
                     *         {
                     *           "purposes": [
                     *             "backup"
                     *           ],
                     *           "displayName": "Alice",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "credential": {
                     *             "kind": "certificate",
                     *             "state": "valid",
                     *             "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "expiresAt": "2026-11-21T12:00:00.000Z",
                     *             "daysLeft": 0
                     *           },
                     *           "audiences": [
                     *             {
                     *               "resource": "graph",
                     *               "displayName": "Alice",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep"
                     *             }
                     *           ],
                     *           "permissions": [
                     *             {
                     *               "resource": "graph",
                     *               "value": "value",
                     *               "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep",
                     *               "enables": [
                     *                 "enable"
                     *               ],
                     *               "lost": [
                     *                 "lost"
                     *               ],
                     *               "grantedUntil": "2026-11-21T12:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "lost": [
                     *         "lost"
                     *       ],
                     *       "working": [
                     *         "working"
                     *       ],
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly state: "running" | "passed" | "failed" | "stopped";
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        readonly waitMinutes: number;
                        readonly applications: readonly {
                            readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                            readonly displayName: string;
                            readonly appId: string;
                            readonly credential: {
                                /** @enum {string} */
                                readonly kind: "certificate" | "federated" | "none";
                                /** @enum {string} */
                                readonly state: "valid" | "expires-soon" | "expired" | "lost" | "none";
                                readonly thumbprintSha1?: string;
                                /** Format: date-time */
                                readonly expiresAt?: string;
                                readonly daysLeft?: number;
                            };
                            readonly audiences: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly displayName: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "accepted" | "refused" | "propagating" | "not-needed";
                                readonly detail: string;
                                readonly nextStep: string;
                            }[];
                            readonly permissions: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly value: string;
                                /** Format: uuid */
                                readonly id: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "working" | "missing" | "propagating" | "not-applicable" | "failed";
                                readonly detail: string;
                                /** @description empty when there is nothing to do */
                                readonly nextStep: string;
                                readonly enables: readonly string[];
                                readonly lost: readonly string[];
                                /** Format: date-time */
                                readonly grantedUntil?: string;
                            }[];
                        }[];
                        /** @description features that do not work now */
                        readonly lost: readonly string[];
                        /** @description what goes on working */
                        readonly working: readonly string[];
                        /** @description why nothing could be looked at */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly verifyOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "waitMinutes": 0
                 *     }
                 */
                readonly "application/json": {
                    /** @description how long to wait for what may still become effective; 0 tells at once */
                    readonly waitMinutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "state": "running",
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "waitMinutes": 0,
                     *       "applications": [
                     *         {
                     *           "purposes": [
                     *             "backup"
                     *           ],
                     *           "displayName": "Alice",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "credential": {
                     *             "kind": "certificate",
                     *             "state": "valid",
                     *             "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "expiresAt": "2026-11-21T12:00:00.000Z",
                     *             "daysLeft": 0
                     *           },
                     *           "audiences": [
                     *             {
                     *               "resource": "graph",
                     *               "displayName": "Alice",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep"
                     *             }
                     *           ],
                     *           "permissions": [
                     *             {
                     *               "resource": "graph",
                     *               "value": "value",
                     *               "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep",
                     *               "enables": [
                     *                 "enable"
                     *               ],
                     *               "lost": [
                     *                 "lost"
                     *               ],
                     *               "grantedUntil": "2026-11-21T12:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "lost": [
                     *         "lost"
                     *       ],
                     *       "working": [
                     *         "working"
                     *       ],
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly state: "running" | "passed" | "failed" | "stopped";
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        readonly waitMinutes: number;
                        readonly applications: readonly {
                            readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                            readonly displayName: string;
                            readonly appId: string;
                            readonly credential: {
                                /** @enum {string} */
                                readonly kind: "certificate" | "federated" | "none";
                                /** @enum {string} */
                                readonly state: "valid" | "expires-soon" | "expired" | "lost" | "none";
                                readonly thumbprintSha1?: string;
                                /** Format: date-time */
                                readonly expiresAt?: string;
                                readonly daysLeft?: number;
                            };
                            readonly audiences: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly displayName: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "accepted" | "refused" | "propagating" | "not-needed";
                                readonly detail: string;
                                readonly nextStep: string;
                            }[];
                            readonly permissions: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly value: string;
                                /** Format: uuid */
                                readonly id: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "working" | "missing" | "propagating" | "not-applicable" | "failed";
                                readonly detail: string;
                                /** @description empty when there is nothing to do */
                                readonly nextStep: string;
                                readonly enables: readonly string[];
                                readonly lost: readonly string[];
                                /** Format: date-time */
                                readonly grantedUntil?: string;
                            }[];
                        }[];
                        /** @description features that do not work now */
                        readonly lost: readonly string[];
                        /** @description what goes on working */
                        readonly working: readonly string[];
                        /** @description why nothing could be looked at */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getVerification: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly verificationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "organizationName": "Contoso",
                     *       "state": "running",
                     *       "startedBy": "startedBy",
                     *       "startedAt": "2026-11-21T12:00:00.000Z",
                     *       "endedAt": "2026-11-21T12:00:00.000Z",
                     *       "waitMinutes": 0,
                     *       "applications": [
                     *         {
                     *           "purposes": [
                     *             "backup"
                     *           ],
                     *           "displayName": "Alice",
                     *           "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "credential": {
                     *             "kind": "certificate",
                     *             "state": "valid",
                     *             "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "expiresAt": "2026-11-21T12:00:00.000Z",
                     *             "daysLeft": 0
                     *           },
                     *           "audiences": [
                     *             {
                     *               "resource": "graph",
                     *               "displayName": "Alice",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep"
                     *             }
                     *           ],
                     *           "permissions": [
                     *             {
                     *               "resource": "graph",
                     *               "value": "value",
                     *               "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "state": "waiting",
                     *               "detail": "detail",
                     *               "nextStep": "nextStep",
                     *               "enables": [
                     *                 "enable"
                     *               ],
                     *               "lost": [
                     *                 "lost"
                     *               ],
                     *               "grantedUntil": "2026-11-21T12:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "lost": [
                     *         "lost"
                     *       ],
                     *       "working": [
                     *         "working"
                     *       ],
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** Format: uuid */
                        readonly organizationId: string;
                        readonly organizationName: string;
                        /** @enum {string} */
                        readonly state: "running" | "passed" | "failed" | "stopped";
                        readonly startedBy: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                        readonly waitMinutes: number;
                        readonly applications: readonly {
                            readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                            readonly displayName: string;
                            readonly appId: string;
                            readonly credential: {
                                /** @enum {string} */
                                readonly kind: "certificate" | "federated" | "none";
                                /** @enum {string} */
                                readonly state: "valid" | "expires-soon" | "expired" | "lost" | "none";
                                readonly thumbprintSha1?: string;
                                /** Format: date-time */
                                readonly expiresAt?: string;
                                readonly daysLeft?: number;
                            };
                            readonly audiences: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly displayName: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "accepted" | "refused" | "propagating" | "not-needed";
                                readonly detail: string;
                                readonly nextStep: string;
                            }[];
                            readonly permissions: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly value: string;
                                /** Format: uuid */
                                readonly id: string;
                                /** @enum {string} */
                                readonly state: "waiting" | "working" | "missing" | "propagating" | "not-applicable" | "failed";
                                readonly detail: string;
                                /** @description empty when there is nothing to do */
                                readonly nextStep: string;
                                readonly enables: readonly string[];
                                readonly lost: readonly string[];
                                /** Format: date-time */
                                readonly grantedUntil?: string;
                            }[];
                        }[];
                        /** @description features that do not work now */
                        readonly lost: readonly string[];
                        /** @description what goes on working */
                        readonly working: readonly string[];
                        /** @description why nothing could be looked at */
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listLastVerifications: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationName": "Contoso",
                     *           "state": "running",
                     *           "startedBy": "startedBy",
                     *           "startedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z",
                     *           "waitMinutes": 0,
                     *           "applications": [
                     *             {
                     *               "purposes": [
                     *                 "backup"
                     *               ],
                     *               "displayName": "Alice",
                     *               "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "credential": {
                     *                 "kind": "certificate",
                     *                 "state": "valid",
                     *                 "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *                 "expiresAt": "2026-11-21T12:00:00.000Z",
                     *                 "daysLeft": 0
                     *               },
                     *               "audiences": [
                     *                 {
                     *                   "resource": "graph",
                     *                   "displayName": "Alice",
                     *                   "state": "waiting",
                     *                   "detail": "detail",
                     *                   "nextStep": "nextStep"
                     *                 }
                     *               ],
                     *               "permissions": [
                     *                 {
                     *                   "resource": "graph",
                     *                   "value": "value",
                     *                   "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                   "state": "waiting",
                     *                   "detail": "detail",
                     *                   "nextStep": "nextStep",
                     *                   "enables": [
                     *                     "enable"
                     *                   ],
                     *                   "lost": [
                     *                     "lost"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "lost": [
                     *             "lost"
                     *           ],
                     *           "working": [
                     *             "working"
                     *           ],
                     *           "error": "error"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** Format: uuid */
                            readonly organizationId: string;
                            readonly organizationName: string;
                            /** @enum {string} */
                            readonly state: "running" | "passed" | "failed" | "stopped";
                            readonly startedBy: string;
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                            readonly waitMinutes: number;
                            readonly applications: readonly {
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                readonly appId: string;
                                readonly credential: {
                                    /** @enum {string} */
                                    readonly kind: "certificate" | "federated" | "none";
                                    /** @enum {string} */
                                    readonly state: "valid" | "expires-soon" | "expired" | "lost" | "none";
                                    readonly thumbprintSha1?: string;
                                    /** Format: date-time */
                                    readonly expiresAt?: string;
                                    readonly daysLeft?: number;
                                };
                                readonly audiences: readonly {
                                    /** @enum {string} */
                                    readonly resource: "graph" | "exchange" | "sharepoint";
                                    readonly displayName: string;
                                    /** @enum {string} */
                                    readonly state: "waiting" | "accepted" | "refused" | "propagating" | "not-needed";
                                    readonly detail: string;
                                    readonly nextStep: string;
                                }[];
                                readonly permissions: readonly {
                                    /** @enum {string} */
                                    readonly resource: "graph" | "exchange" | "sharepoint";
                                    readonly value: string;
                                    /** Format: uuid */
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "waiting" | "working" | "missing" | "propagating" | "not-applicable" | "failed";
                                    readonly detail: string;
                                    /** @description empty when there is nothing to do */
                                    readonly nextStep: string;
                                    readonly enables: readonly string[];
                                    readonly lost: readonly string[];
                                    /** Format: date-time */
                                    readonly grantedUntil?: string;
                                }[];
                            }[];
                            /** @description features that do not work now */
                            readonly lost: readonly string[];
                            /** @description what goes on working */
                            readonly working: readonly string[];
                            /** @description why nothing could be looked at */
                            readonly error?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly verifyOrganizations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "organizations": [
                 *         "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *       ],
                 *       "waitMinutes": 0
                 *     }
                 */
                readonly "application/json": {
                    readonly organizations?: readonly string[];
                    /** @description how long to wait for what may still become effective; 0 tells at once */
                    readonly waitMinutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "organizationName": "Contoso",
                     *           "state": "running",
                     *           "startedBy": "startedBy",
                     *           "startedAt": "2026-11-21T12:00:00.000Z",
                     *           "endedAt": "2026-11-21T12:00:00.000Z",
                     *           "waitMinutes": 0,
                     *           "applications": [
                     *             {
                     *               "purposes": [
                     *                 "backup"
                     *               ],
                     *               "displayName": "Alice",
                     *               "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "credential": {
                     *                 "kind": "certificate",
                     *                 "state": "valid",
                     *                 "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *                 "expiresAt": "2026-11-21T12:00:00.000Z",
                     *                 "daysLeft": 0
                     *               },
                     *               "audiences": [
                     *                 {
                     *                   "resource": "graph",
                     *                   "displayName": "Alice",
                     *                   "state": "waiting",
                     *                   "detail": "detail",
                     *                   "nextStep": "nextStep"
                     *                 }
                     *               ],
                     *               "permissions": [
                     *                 {
                     *                   "resource": "graph",
                     *                   "value": "value",
                     *                   "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *                   "state": "waiting",
                     *                   "detail": "detail",
                     *                   "nextStep": "nextStep",
                     *                   "enables": [
                     *                     "enable"
                     *                   ],
                     *                   "lost": [
                     *                     "lost"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "lost": [
                     *             "lost"
                     *           ],
                     *           "working": [
                     *             "working"
                     *           ],
                     *           "error": "error"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** Format: uuid */
                            readonly organizationId: string;
                            readonly organizationName: string;
                            /** @enum {string} */
                            readonly state: "running" | "passed" | "failed" | "stopped";
                            readonly startedBy: string;
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endedAt?: string;
                            readonly waitMinutes: number;
                            readonly applications: readonly {
                                readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                                readonly displayName: string;
                                readonly appId: string;
                                readonly credential: {
                                    /** @enum {string} */
                                    readonly kind: "certificate" | "federated" | "none";
                                    /** @enum {string} */
                                    readonly state: "valid" | "expires-soon" | "expired" | "lost" | "none";
                                    readonly thumbprintSha1?: string;
                                    /** Format: date-time */
                                    readonly expiresAt?: string;
                                    readonly daysLeft?: number;
                                };
                                readonly audiences: readonly {
                                    /** @enum {string} */
                                    readonly resource: "graph" | "exchange" | "sharepoint";
                                    readonly displayName: string;
                                    /** @enum {string} */
                                    readonly state: "waiting" | "accepted" | "refused" | "propagating" | "not-needed";
                                    readonly detail: string;
                                    readonly nextStep: string;
                                }[];
                                readonly permissions: readonly {
                                    /** @enum {string} */
                                    readonly resource: "graph" | "exchange" | "sharepoint";
                                    readonly value: string;
                                    /** Format: uuid */
                                    readonly id: string;
                                    /** @enum {string} */
                                    readonly state: "waiting" | "working" | "missing" | "propagating" | "not-applicable" | "failed";
                                    readonly detail: string;
                                    /** @description empty when there is nothing to do */
                                    readonly nextStep: string;
                                    readonly enables: readonly string[];
                                    readonly lost: readonly string[];
                                    /** Format: date-time */
                                    readonly grantedUntil?: string;
                                }[];
                            }[];
                            /** @description features that do not work now */
                            readonly lost: readonly string[];
                            /** @description what goes on working */
                            readonly working: readonly string[];
                            /** @description why nothing could be looked at */
                            readonly error?: string;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getGuide: {
        readonly parameters: {
            readonly query?: {
                /** @description of exchange, sharepoint, teams, teams-chats, several with commas; exchange unless told */
                readonly services?: string;
                readonly layout?: "standard" | "separate-restore" | "single";
                readonly restore?: "standing" | "just-in-time" | "none";
                /** @description the application with which people sign in, too */
                readonly signIn?: boolean;
                readonly posture?: boolean;
                readonly drift?: boolean;
                /** @description worldwide, usgov, usdod or china; the cloud of this server unless told */
                readonly cloud?: string;
                /** @description domain or id, as it is put into the command lines */
                readonly tenant?: string;
                /** @description display name of the applications */
                readonly name?: string;
                /** @description file of the public certificate; strongroom-certificate.pem unless told */
                readonly certificateFile?: string;
                /** @description of the prepared certificate, as it is put into the command lines */
                readonly keyId?: string;
                readonly format?: "text" | "markdown" | "html";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "Monthly report",
                     *       "cloud": "cloud",
                     *       "applications": [
                     *         {
                     *           "purposes": [
                     *             "backup"
                     *           ],
                     *           "displayName": "Alice",
                     *           "permissions": [
                     *             {
                     *               "resource": "graph",
                     *               "resourceName": "Contoso",
                     *               "resourceAppId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "value": "value",
                     *               "kind": "application",
                     *               "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *               "reason": "Words for people to read.",
                     *               "without": "without"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "remarks": [
                     *         "remark"
                     *       ],
                     *       "prepare": {
                     *         "title": "Monthly report",
                     *         "lines": [
                     *           "line"
                     *         ]
                     *       },
                     *       "portal": [
                     *         {
                     *           "title": "Monthly report",
                     *           "actions": [
                     *             {
                     *               "kind": "open",
                     *               "label": "label",
                     *               "value": "value",
                     *               "text": "Words for people to read."
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "azureCli": {
                     *         "title": "Monthly report",
                     *         "lines": [
                     *           "line"
                     *         ]
                     *       },
                     *       "powershell": {
                     *         "title": "Monthly report",
                     *         "lines": [
                     *           "line"
                     *         ]
                     *       },
                     *       "connect": {
                     *         "title": "Monthly report",
                     *         "lines": [
                     *           "line"
                     *         ]
                     *       },
                     *       "format": "text",
                     *       "document": "document"
                     *     }
                     */
                    readonly "application/json": {
                        readonly title: string;
                        readonly cloud: string;
                        readonly applications: readonly {
                            readonly purposes: readonly ("backup" | "restore" | "sign-in")[];
                            readonly displayName: string;
                            readonly permissions: readonly {
                                /** @enum {string} */
                                readonly resource: "graph" | "exchange" | "sharepoint";
                                readonly resourceName: string;
                                /** Format: uuid */
                                readonly resourceAppId: string;
                                readonly value: string;
                                /** @enum {string} */
                                readonly kind: "application" | "delegated";
                                /** Format: uuid */
                                readonly id: string;
                                readonly reason: string;
                                /** @description what does not work without it */
                                readonly without: string;
                            }[];
                        }[];
                        readonly remarks: readonly string[];
                        readonly prepare: {
                            readonly title: string;
                            readonly lines: readonly string[];
                        };
                        readonly portal: readonly {
                            readonly title: string;
                            readonly actions: readonly {
                                /** @enum {string} */
                                readonly kind: "open" | "select" | "fill" | "choose" | "upload" | "search" | "check" | "press" | "note";
                                /** @description as the page shows it */
                                readonly label: string;
                                readonly value?: string;
                                readonly text: string;
                            }[];
                        }[];
                        readonly azureCli: {
                            readonly title: string;
                            readonly lines: readonly string[];
                        };
                        readonly powershell: {
                            readonly title: string;
                            readonly lines: readonly string[];
                        };
                        readonly connect: {
                            readonly title: string;
                            readonly lines: readonly string[];
                        };
                        /** @enum {string} */
                        readonly format: "text" | "markdown" | "html";
                        /** @description all of it, in the format that was asked for */
                        readonly document: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly prepareCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Contoso"
                 *     }
                 */
                readonly "application/json": {
                    /** @description common name */
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "certificatePem": "certificatePem",
                     *       "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "thumbprintSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "notAfter": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        readonly keyId: string;
                        /** @description the public certificate; its key stays here */
                        readonly certificatePem: string;
                        readonly thumbprintSha1: string;
                        readonly thumbprintSha256: string;
                        /** Format: date-time */
                        readonly notBefore: string;
                        /** Format: date-time */
                        readonly notAfter: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getSupportBundle: {
        readonly parameters: {
            readonly query?: {
                /** @description id or name; all of them unless told */
                readonly organization?: string;
                /** @description names of organizations and people, domains and addresses replaced */
                readonly anonymous?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/zip": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getMessagePreview: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subject": "Monthly report",
                     *       "from": "alice@contoso.onmicrosoft.com",
                     *       "to": "alice@contoso.onmicrosoft.com",
                     *       "cc": "alice@contoso.onmicrosoft.com",
                     *       "sentAt": "2026-11-21T12:00:00.000Z",
                     *       "receivedAt": "2026-11-21T12:00:00.000Z",
                     *       "sizeBytes": 1048576,
                     *       "hasHtml": true,
                     *       "text": "Words for people to read.",
                     *       "attachments": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "name": "Contoso",
                     *           "contentType": "contentType",
                     *           "sizeBytes": 1048576,
                     *           "isInline": true
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly subject: string;
                        readonly from: string;
                        readonly to: string;
                        readonly cc: string;
                        /** Format: date-time */
                        readonly sentAt?: string;
                        /** Format: date-time */
                        readonly receivedAt?: string;
                        readonly sizeBytes: number;
                        readonly hasHtml: boolean;
                        /** @description the body as plain text, at most 500,000 characters */
                        readonly text: string;
                        readonly attachments: readonly {
                            readonly id: string;
                            readonly name: string;
                            /** @description as the message declares it */
                            readonly contentType: string;
                            readonly sizeBytes: number;
                            /** @description shown inside the body */
                            readonly isInline: boolean;
                        }[];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getMessageBody: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getMessageAttachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly restoreSessionId: string;
                readonly mailboxId: string;
                readonly itemId: string;
                readonly attachmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly saveMailbox: {
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
                /**
                 * @example {
                 *       "folderId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                 *     }
                 */
                readonly "application/json": {
                    /** @description the whole mailbox without it */
                    readonly folderId?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/zip": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listCertificates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "applicationName": "Contoso",
                     *         "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "purposes": [
                     *           "purpose"
                     *         ],
                     *         "state": "planned",
                     *         "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "thumbprintSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "notBefore": "2026-11-21T12:00:00.000Z",
                     *         "notAfter": "2026-11-21T12:00:00.000Z",
                     *         "daysLeft": 0,
                     *         "lastUsedAt": "2026-11-21T12:00:00.000Z",
                     *         "changedAt": "2026-11-21T12:00:00.000Z",
                     *         "isAutomatic": true,
                     *         "alarm": "expires-soon",
                     *         "error": "error"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly purposes: readonly string[];
                        /** @enum {string} */
                        readonly state: "planned" | "generated" | "published" | "proven" | "active" | "retiring" | "removed" | "failed";
                        /** @description upper-case hex; empty until the key is made */
                        readonly thumbprintSha1: string;
                        /** @description base64url; empty until the key is made */
                        readonly thumbprintSha256: string;
                        /** Format: date-time */
                        readonly notBefore: string;
                        /** Format: date-time */
                        readonly notAfter: string;
                        readonly daysLeft: number;
                        /** Format: date-time */
                        readonly lastUsedAt?: string;
                        /** Format: date-time */
                        readonly changedAt: string;
                        /** @description another one follows by itself before it expires */
                        readonly isAutomatic: boolean;
                        /** @enum {string} */
                        readonly alarm?: "expires-soon" | "expired" | "stuck";
                        readonly error?: string;
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly rotateCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "purpose": "backup",
                 *       "keyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                 *       "certificate": "certificate",
                 *       "certificatePassword": "not-shown",
                 *       "allowWeakEncryption": false
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly purpose?: "backup" | "restore";
                    /** @description a key that is in the key provider already */
                    readonly keyId?: string;
                    /** @description a PKCS#12 file of your own, base64 */
                    readonly certificate?: string;
                    readonly certificatePassword?: string;
                    /** @description take a file that is protected with RC2 or 3DES */
                    readonly allowWeakEncryption?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purposes": [
                     *         "purpose"
                     *       ],
                     *       "state": "planned",
                     *       "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "thumbprintSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "daysLeft": 0,
                     *       "lastUsedAt": "2026-11-21T12:00:00.000Z",
                     *       "changedAt": "2026-11-21T12:00:00.000Z",
                     *       "isAutomatic": true,
                     *       "alarm": "expires-soon",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly purposes: readonly string[];
                        /** @enum {string} */
                        readonly state: "planned" | "generated" | "published" | "proven" | "active" | "retiring" | "removed" | "failed";
                        /** @description upper-case hex; empty until the key is made */
                        readonly thumbprintSha1: string;
                        /** @description base64url; empty until the key is made */
                        readonly thumbprintSha256: string;
                        /** Format: date-time */
                        readonly notBefore: string;
                        /** Format: date-time */
                        readonly notAfter: string;
                        readonly daysLeft: number;
                        /** Format: date-time */
                        readonly lastUsedAt?: string;
                        /** Format: date-time */
                        readonly changedAt: string;
                        /** @description another one follows by itself before it expires */
                        readonly isAutomatic: boolean;
                        /** @enum {string} */
                        readonly alarm?: "expires-soon" | "expired" | "stuck";
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly requestCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "purpose": "backup"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly purpose?: "backup" | "restore";
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "request": "request"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly keyId: string;
                        /** @description PKCS#10, PEM */
                        readonly request: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly installCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id or name */
                readonly organization: string;
                readonly keyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "purpose": "backup",
                 *       "certificate": "certificate"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly purpose?: "backup" | "restore";
                    /** @description PEM */
                    readonly certificate: string;
                };
            };
        };
        readonly responses: {
            /** @description Begun; ask again how far it is. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "applicationName": "Contoso",
                     *       "appId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purposes": [
                     *         "purpose"
                     *       ],
                     *       "state": "planned",
                     *       "thumbprintSha1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "thumbprintSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "daysLeft": 0,
                     *       "lastUsedAt": "2026-11-21T12:00:00.000Z",
                     *       "changedAt": "2026-11-21T12:00:00.000Z",
                     *       "isAutomatic": true,
                     *       "alarm": "expires-soon",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly applicationName: string;
                        readonly appId: string;
                        readonly purposes: readonly string[];
                        /** @enum {string} */
                        readonly state: "planned" | "generated" | "published" | "proven" | "active" | "retiring" | "removed" | "failed";
                        /** @description upper-case hex; empty until the key is made */
                        readonly thumbprintSha1: string;
                        /** @description base64url; empty until the key is made */
                        readonly thumbprintSha256: string;
                        /** Format: date-time */
                        readonly notBefore: string;
                        /** Format: date-time */
                        readonly notAfter: string;
                        readonly daysLeft: number;
                        /** Format: date-time */
                        readonly lastUsedAt?: string;
                        /** Format: date-time */
                        readonly changedAt: string;
                        /** @description another one follows by itself before it expires */
                        readonly isAutomatic: boolean;
                        /** @enum {string} */
                        readonly alarm?: "expires-soon" | "expired" | "stuck";
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listRepositoryKeys: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "purpose": "passphrase",
                     *         "label": "label",
                     *         "createdAt": "2026-11-21T12:00:00.000Z",
                     *         "isUsable": true
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly purpose?: "passphrase" | "recovery-kit";
                        readonly label: string;
                        /** Format: date-time */
                        readonly createdAt?: string;
                        /** @description its key object lies in the repository and was not torn */
                        readonly isUsable: boolean;
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly addRepositoryKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "passphrase": "passphrase",
                 *       "label": "label"
                 *     }
                 */
                readonly "application/json": {
                    readonly passphrase: string;
                    /** @description who has it, or where it lies */
                    readonly label?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "purpose": "passphrase",
                     *       "label": "label",
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "isUsable": true
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly purpose?: "passphrase" | "recovery-kit";
                        readonly label: string;
                        /** Format: date-time */
                        readonly createdAt?: string;
                        /** @description its key object lies in the repository and was not torn */
                        readonly isUsable: boolean;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeRepositoryKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly repositoryKeyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly listRecoveryKits: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *         "label": "label",
                     *         "isUsable": true,
                     *         "createdAt": "2026-11-21T12:00:00.000Z",
                     *         "createdBy": "createdBy",
                     *         "triedAt": "2026-11-21T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        readonly label: string;
                        /** @description its key object lies in the repository and was not torn */
                        readonly isUsable: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                        readonly createdBy?: string;
                        /** Format: date-time */
                        readonly triedAt?: string;
                    }[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly makeRecoveryKit: {
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
                /**
                 * @example {
                 *       "label": "label"
                 *     }
                 */
                readonly "application/json": {
                    /** @description who has it, or where it lies */
                    readonly label?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "label": "label",
                     *       "isUsable": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "createdBy": "createdBy",
                     *       "triedAt": "2026-11-21T12:00:00.000Z",
                     *       "passphrase": "passphrase",
                     *       "page": "page"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly label: string;
                        /** @description its key object lies in the repository and was not torn */
                        readonly isUsable: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                        readonly createdBy?: string;
                        /** Format: date-time */
                        readonly triedAt?: string;
                        /** @description in this answer, and nowhere else */
                        readonly passphrase: string;
                        /** @description what to print: the passphrase, and how to use it */
                        readonly page: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly tryRecoveryKit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly kitId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "passphrase": "passphrase"
                 *     }
                 */
                readonly "application/json": {
                    readonly passphrase: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "label": "label",
                     *       "isUsable": true,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "createdBy": "createdBy",
                     *       "triedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        readonly label: string;
                        /** @description its key object lies in the repository and was not torn */
                        readonly isUsable: boolean;
                        /** Format: date-time */
                        readonly createdAt: string;
                        readonly createdBy?: string;
                        /** Format: date-time */
                        readonly triedAt?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeRecoveryKit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly repositoryId: string;
                readonly kitId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly getRepositoryRecords: {
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
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "writtenAt": "2026-11-21T12:00:00.000Z",
                     *       "failedAt": "2026-11-21T12:00:00.000Z",
                     *       "error": "error"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: date-time */
                        readonly writtenAt?: string;
                        /** Format: date-time */
                        readonly failedAt?: string;
                        readonly error?: string;
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Refused"];
        };
    };
}
