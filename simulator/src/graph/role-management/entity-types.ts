/** Properties of role definitions and role assignments in v1.0. */
import type { EntityType } from '../odata.ts'

export const roleDefinitionType: EntityType = {
  name: 'unifiedRoleDefinition',
  family: 'directory',
  byDefault: [
    'id',
    'description',
    'displayName',
    'isBuiltIn',
    'isEnabled',
    'resourceScopes',
    'templateId',
    'version',
    'rolePermissions',
  ],
  onSelect: [],
}

export const roleAssignmentType: EntityType = {
  name: 'unifiedRoleAssignment',
  family: 'directory',
  byDefault: ['id', 'principalId', 'directoryScopeId', 'roleDefinitionId'],
  onSelect: ['appScopeId', 'principal', 'roleDefinition'],
}
