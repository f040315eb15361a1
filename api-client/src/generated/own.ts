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
        readonly get: operations["listAudit"];
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
                        readonly operatorAuthentication: boolean;
                        readonly policies: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                        readonly allowedClientIds: readonly string[];
                        readonly allowGuests: boolean;
                        readonly organizationRoles: readonly string[];
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
                    readonly operatorAuthentication?: boolean;
                    readonly policies?: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                    readonly allowedClientIds?: readonly string[];
                    readonly allowGuests?: boolean;
                    readonly organizationRoles?: readonly string[];
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
                        readonly operatorAuthentication: boolean;
                        readonly policies: readonly ("own_api" | "audience_upgrade" | "verify_by_use")[];
                        readonly allowedClientIds: readonly string[];
                        readonly allowGuests: boolean;
                        readonly organizationRoles: readonly string[];
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
                readonly requestId?: string;
                readonly action?: string;
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
}
