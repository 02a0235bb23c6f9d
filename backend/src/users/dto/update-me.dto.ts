import { Theme } from '../../database/generated/enums.js';
import { BooleanField, EnumField } from '../../shared/validation/fields.js';
import { LocaleField, TimeZoneField } from '../../shared/validation/locale-fields.js';
import { NameField } from '../../shared/validation/person-fields.js';

/** Fields sent replace; fields not sent stay. */
export class UpdateMe {
  @NameField({ optional: true })
  name?: string;

  @LocaleField({ optional: true, nullable: true, description: 'Null: as the browser.' })
  locale?: string | null;

  @TimeZoneField({ optional: true, nullable: true, description: 'Null: as the browser.' })
  timeZone?: string | null;

  @EnumField(Object.values(Theme), 'Theme', { optional: true, example: Theme.dark })
  theme?: Theme;

  @BooleanField({ optional: true, description: 'Whether single keys such as C and / are shortcuts.', example: true })
  singleKeys?: boolean;
}
