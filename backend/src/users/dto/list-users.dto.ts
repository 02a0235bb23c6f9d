import { Role } from '../../database/generated/enums.js';
import { PageQuery } from '../../shared/paging/page.dto.js';
import { BooleanQueryField, EnumField, EnumListField, TextField } from '../../shared/validation/fields.js';

export const USER_SORTS = ['name', '-name', 'email', '-email', 'createdAt', '-createdAt'] as const;
export type UserSort = (typeof USER_SORTS)[number];

export class ListUsersQuery extends PageQuery {
  @TextField({
    min: 1,
    max: 200,
    singleLine: true,
    optional: true,
    description: 'A part of the name or of the email address, in any case.',
    example: 'mara',
  })
  q?: string;

  @EnumListField(Object.values(Role), 'Role', {
    optional: true,
    description: 'One or more roles, separated by commas.',
    example: ['agent', 'admin'],
  })
  role?: Role[];

  @BooleanQueryField({ optional: true, description: 'Only active people, or only deactivated ones.', example: true })
  active?: boolean;

  @EnumField(USER_SORTS, 'UserSort', {
    optional: true,
    default: 'name',
    description: 'Names and addresses sort without regard to case; `-` turns the order round.',
    example: 'name',
  })
  sort: UserSort = 'name';
}
