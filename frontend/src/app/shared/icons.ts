import { EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import add from '@material-symbols/svg-400/rounded/add.svg';
import arrowBack from '@material-symbols/svg-400/rounded/arrow_back.svg';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/rounded/arrow_upward.svg';
import chatBubble from '@material-symbols/svg-400/rounded/chat_bubble.svg';
import block from '@material-symbols/svg-400/rounded/block.svg';
import key from '@material-symbols/svg-400/rounded/key.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import checkCircle from '@material-symbols/svg-400/rounded/check_circle.svg';
import chevronLeft from '@material-symbols/svg-400/rounded/chevron_left.svg';
import chevronRight from '@material-symbols/svg-400/rounded/chevron_right.svg';
import clockLoader40 from '@material-symbols/svg-400/rounded/clock_loader_40.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import cloudOff from '@material-symbols/svg-400/rounded/cloud_off.svg';
import confirmationNumber from '@material-symbols/svg-400/rounded/confirmation_number.svg';
import contrast from '@material-symbols/svg-400/rounded/contrast.svg';
import darkMode from '@material-symbols/svg-400/rounded/dark_mode.svg';
import deleteIcon from '@material-symbols/svg-400/rounded/delete.svg';
import devices from '@material-symbols/svg-400/rounded/devices.svg';
import download from '@material-symbols/svg-400/rounded/download.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import keyboardArrowDown from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg';
import filterList from '@material-symbols/svg-400/rounded/filter_list.svg';
import group from '@material-symbols/svg-400/rounded/group.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import inbox from '@material-symbols/svg-400/rounded/inbox.svg';
import info from '@material-symbols/svg-400/rounded/info.svg';
import keyboard from '@material-symbols/svg-400/rounded/keyboard.svg';
import leftPanelClose from '@material-symbols/svg-400/rounded/left_panel_close.svg';
import leftPanelOpen from '@material-symbols/svg-400/rounded/left_panel_open.svg';
import lightMode from '@material-symbols/svg-400/rounded/light_mode.svg';
import lock from '@material-symbols/svg-400/rounded/lock.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import menu from '@material-symbols/svg-400/rounded/menu.svg';
import moreHoriz from '@material-symbols/svg-400/rounded/more_horiz.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import priorityHigh from '@material-symbols/svg-400/rounded/priority_high.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg';
import refresh from '@material-symbols/svg-400/rounded/refresh.svg';
import remove from '@material-symbols/svg-400/rounded/remove.svg';
import reply from '@material-symbols/svg-400/rounded/reply.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import send from '@material-symbols/svg-400/rounded/send.svg';
import tableRows from '@material-symbols/svg-400/rounded/table_rows.svg';
import undo from '@material-symbols/svg-400/rounded/undo.svg';
import uploadFile from '@material-symbols/svg-400/rounded/upload_file.svg';
import viewColumn from '@material-symbols/svg-400/rounded/view_column.svg';
import visibility from '@material-symbols/svg-400/rounded/visibility.svg';
import visibilityOff from '@material-symbols/svg-400/rounded/visibility_off.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';

/** Every icon the portal shows (Material Symbols, rounded, 400), inlined: no request, none that is not in use. */
const icons: Readonly<Record<string, string>> = {
  add,
  arrow_back: arrowBack,
  arrow_downward: arrowDownward,
  arrow_upward: arrowUpward,
  block,
  chat_bubble: chatBubble,
  check,
  check_circle: checkCircle,
  chevron_left: chevronLeft,
  chevron_right: chevronRight,
  clock_loader_40: clockLoader40,
  close,
  cloud_off: cloudOff,
  confirmation_number: confirmationNumber,
  contrast,
  dark_mode: darkMode,
  delete: deleteIcon,
  devices,
  download,
  edit,
  error,
  keyboard_arrow_down: keyboardArrowDown,
  filter_list: filterList,
  group,
  history,
  inbox,
  info,
  key,
  keyboard,
  left_panel_close: leftPanelClose,
  left_panel_open: leftPanelOpen,
  light_mode: lightMode,
  lock,
  logout,
  menu,
  more_horiz: moreHoriz,
  person,
  priority_high: priorityHigh,
  radio_button_unchecked: radioButtonUnchecked,
  refresh,
  remove,
  reply,
  search,
  send,
  table_rows: tableRows,
  undo,
  upload_file: uploadFile,
  view_column: viewColumn,
  visibility,
  visibility_off: visibilityOff,
  warning,
};

/** Makes `<mat-icon svgIcon="add" />` work everywhere. */
export function provideIcons(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const registry = inject(MatIconRegistry);
    const sanitizer = inject(DomSanitizer);
    for (const [name, markup] of Object.entries(icons)) {
      // Files of our own build, not anybody's input.
      registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(markup));
    }
  });
}
