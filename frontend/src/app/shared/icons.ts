import { EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import add from '@material-symbols/svg-400/rounded/add.svg';
import arrowBack from '@material-symbols/svg-400/rounded/arrow_back.svg';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import chatBubble from '@material-symbols/svg-400/rounded/chat_bubble.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import checkCircle from '@material-symbols/svg-400/rounded/check_circle.svg';
import chevronLeft from '@material-symbols/svg-400/rounded/chevron_left.svg';
import chevronRight from '@material-symbols/svg-400/rounded/chevron_right.svg';
import clockLoader40 from '@material-symbols/svg-400/rounded/clock_loader_40.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import cloudOff from '@material-symbols/svg-400/rounded/cloud_off.svg';
import confirmationNumber from '@material-symbols/svg-400/rounded/confirmation_number.svg';
import deleteIcon from '@material-symbols/svg-400/rounded/delete.svg';
import download from '@material-symbols/svg-400/rounded/download.svg';
import keyboardArrowDown from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg';
import filterList from '@material-symbols/svg-400/rounded/filter_list.svg';
import group from '@material-symbols/svg-400/rounded/group.svg';
import inbox from '@material-symbols/svg-400/rounded/inbox.svg';
import leftPanelClose from '@material-symbols/svg-400/rounded/left_panel_close.svg';
import leftPanelOpen from '@material-symbols/svg-400/rounded/left_panel_open.svg';
import menu from '@material-symbols/svg-400/rounded/menu.svg';
import moreHoriz from '@material-symbols/svg-400/rounded/more_horiz.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import priorityHigh from '@material-symbols/svg-400/rounded/priority_high.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg';
import refresh from '@material-symbols/svg-400/rounded/refresh.svg';
import remove from '@material-symbols/svg-400/rounded/remove.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import tableRows from '@material-symbols/svg-400/rounded/table_rows.svg';
import undo from '@material-symbols/svg-400/rounded/undo.svg';
import uploadFile from '@material-symbols/svg-400/rounded/upload_file.svg';
import viewColumn from '@material-symbols/svg-400/rounded/view_column.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';

/**
 * The icons of the shell and of more than one page (Material Symbols, rounded, 400), inlined: no request, none that is
 * not in use. What loads later brings those that only it shows.
 */
const icons: Readonly<Record<string, string>> = {
  add,
  arrow_back: arrowBack,
  arrow_downward: arrowDownward,
  chat_bubble: chatBubble,
  check,
  check_circle: checkCircle,
  chevron_left: chevronLeft,
  chevron_right: chevronRight,
  clock_loader_40: clockLoader40,
  close,
  cloud_off: cloudOff,
  confirmation_number: confirmationNumber,
  delete: deleteIcon,
  download,
  keyboard_arrow_down: keyboardArrowDown,
  filter_list: filterList,
  group,
  inbox,
  left_panel_close: leftPanelClose,
  left_panel_open: leftPanelOpen,
  menu,
  more_horiz: moreHoriz,
  person,
  priority_high: priorityHigh,
  radio_button_unchecked: radioButtonUnchecked,
  refresh,
  remove,
  search,
  table_rows: tableRows,
  undo,
  upload_file: uploadFile,
  view_column: viewColumn,
  warning,
};

/** Makes `<mat-icon svgIcon="add" />` work everywhere. */
export function provideIcons(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => useIcons(icons));
}

/** Adds icons by name. Call in an injection context, before a template shows them. */
export function useIcons(more: Readonly<Record<string, string>>): void {
  const registry = inject(MatIconRegistry);
  const sanitizer = inject(DomSanitizer);
  for (const [name, markup] of Object.entries(more)) {
    // Files of our own build, not anybody's input.
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(markup));
  }
}
