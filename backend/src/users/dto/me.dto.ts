import { ApiProperty } from '@nestjs/swagger';
import { Theme } from '../../database/generated/enums.js';
import { User } from './user.dto.js';

/** The signed-in person with their own settings. */
export class Me extends User {
  @ApiProperty({ type: String, nullable: true, description: 'Language tag; null: as the browser.', example: 'de-CH' })
  locale: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'IANA; null: as the browser.', example: 'Europe/Zurich' })
  timeZone: string | null;

  @ApiProperty({ enum: Object.values(Theme), enumName: 'Theme', example: Theme.system })
  theme: Theme;

  @ApiProperty({ description: 'Whether single keys such as C and / are shortcuts.', example: true })
  singleKeys: boolean;
}
