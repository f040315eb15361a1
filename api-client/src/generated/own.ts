// Generated from server/openapi/own.json: do not edit, run `npx tsx tools/make-api-types.ts`.

export interface paths {
    readonly "/api/v1/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
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
        /** @description Ends every session of the account, this one too. */
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
        /** @description Makes a second factor (RFC 6238), which counts once a code of it was confirmed. */
        readonly post: operations["startTotp"];
        /** @description Ends every session of the account, this one too. */
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
        /** @description From now on a code is asked for; sessions that began without one end. */
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
        readonly get: operations["listAccounts"];
        readonly put?: never;
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
        readonly get: operations["getAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["removeAccount"];
        readonly options?: never;
        readonly head?: never;
        /** @description A member that is left out stays as it is. A change that takes something away ends the sessions of the account. */
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
        readonly get: operations["listAccountKeys"];
        readonly put?: never;
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
        readonly delete: operations["endSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/registrations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listRegistrations"];
        readonly put?: never;
        readonly post?: never;
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
        readonly get: operations["getOrganizationAuthentication"];
        readonly put: operations["setOrganizationAuthentication"];
        readonly post?: never;
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
        readonly get: operations["getAuthenticationSettings"];
        /** @description A member that is left out stays as it is. */
        readonly put: operations["setAuthenticationSettings"];
        readonly post?: never;
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
        /** @description Newest first. An administrator of named organizations sees their records alone. */
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
        /** @description Recomputes the chain of the whole log; with a checkpoint noted earlier, a cut end shows too. */
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
        /** @description One JSON document a line, oldest first, with what verifies it. */
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
        readonly get: operations["getAuditEntry"];
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
    schemas: never;
    responses: never;
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ok" | "unavailable";
                        readonly version: string;
                        /** @description no administrator exists: POST setup comes first */
                        readonly needsSetup: boolean;
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
                        readonly status: "ok" | "unavailable";
                        readonly version: string;
                        /** @description no administrator exists: POST setup comes first */
                        readonly needsSetup: boolean;
                    };
                };
            };
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
                readonly "application/json": {
                    /** @description the one-time secret of the file that the ready line names */
                    readonly secret: string;
                    readonly userName: string;
                    readonly password: string;
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
    readonly whoAmI: {
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly "application/json": {
                    readonly currentPassword: string;
                    readonly newPassword: string;
                    /** @description the one-time code, with a second factor */
                    readonly otp?: string;
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
    readonly startTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly currentPassword: string;
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
                        /** @description base32, for an authenticator; shown this once */
                        readonly secret: string;
                        /** @description otpauth://, for a QR code */
                        readonly uri: string;
                    };
                };
            };
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
                readonly "application/json": {
                    readonly password: string;
                    readonly code: string;
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
    readonly confirmTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
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
    readonly listAccounts: {
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
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly offset: number;
                        readonly limit: number;
                        readonly results: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {string} */
                            readonly principalKind: "account" | "person" | "operator";
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
            /** @description Default Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listRegistrations: {
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
                    readonly "application/json": readonly {
                        /** Format: uuid */
                        readonly id: string;
                        readonly userCode: string;
                        readonly tenantId: string;
                        /** @enum {string} */
                        readonly state: "running" | "done" | "rolled-back" | "abandoned";
                        readonly steps: readonly {
                            readonly name: string;
                            readonly title: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "running" | "done" | "failed";
                            readonly detail: string;
                        }[];
                        readonly error?: string;
                        /** Format: date-time */
                        readonly startedAt: string;
                        /** Format: date-time */
                        readonly endedAt?: string;
                    }[];
                };
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                    };
                };
            };
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
                    };
                };
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                    };
                };
            };
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
                    };
                };
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
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
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
        };
    };
}
