#include "ui/canvas/overlay.h"

#include "ui/canvas/run_record.h"
#include "ui/canvas/run_summary.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace miro {

namespace {

constexpr float kWidth = 300;
constexpr float kOverlayMargin = 12;
constexpr float kPlotHeight = 30;
constexpr int kSettlingFrames = 3; // Dear ImGui answers an event, and a change of size, a frame later

ImVec4 imColour(const QColor& colour, float alpha = 1) {
    return {colour.redF(), colour.greenF(), colour.blueF(), alpha};
}

QPointF pointOf(const ImVec2& place) {
    return {place.x, place.y};
}

} // namespace

Overlay::Overlay() = default;

Overlay::~Overlay() {
    if (m_context)
        ImGui::DestroyContext(m_context);
}

bool Overlay::canShowLanguage() {
    return !QGuiApplication::isRightToLeft();
}

bool Overlay::initialise(const QByteArray& glsl) {
    if (glsl != "#version 330 core")
        return false;
    if (!m_context)
        m_context = ImGui::CreateContext();
    ImGui::SetCurrentContext(m_context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // the window keeps its own settings
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    m_initialised = ImGui_ImplOpenGL3_Init(glsl.constData());
    m_font = OverlayFont();
    m_framesWanted = kSettlingFrames;
    return m_initialised;
}

void Overlay::release() {
    if (!m_initialised)
        return;
    ImGui::SetCurrentContext(m_context);
    ImGui_ImplOpenGL3_Shutdown();
    m_initialised = false;
    m_events.clear();
    m_down = false;
}

QByteArray Overlay::utf8(const QString& text) {
    m_font.want(text);
    return text.toUtf8();
}

std::optional<int> Overlay::draw(const RunRecord& run, std::optional<int> scrubbed, const QSize& size, double ratio) {
    std::optional<int> wish;
    if (!m_initialised)
        return wish;
    ImGui::SetCurrentContext(m_context);
    const QStringList texts = RunSummary::translatedTexts();
    if (texts != m_texts) { // the language changed
        m_texts = texts;
        m_english = !OverlayFont::canShow(texts.join(' '));
        m_font.want(texts.join(' '));
    }
    const RunSummary words(m_english);
    ImGuiIO& io = ImGui::GetIO();
    if (!m_font.isComplete() || m_font.ratio() != ratio) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        m_font.build(ratio);
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    m_framesWanted = std::max(0, m_framesWanted - 1);
    io.DisplaySize = ImVec2(static_cast<float>(size.width()), static_cast<float>(size.height()));
    io.DisplayFramebufferScale = ImVec2(static_cast<float>(ratio), static_cast<float>(ratio));
    io.DeltaTime = 1.0F / 60.0F; // nothing here moves by itself
    takeEvents();
    applyColours();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos(ImVec2(io.DisplaySize.x - kOverlayMargin, io.DisplaySize.y - kOverlayMargin),
                            ImGuiCond_Always, ImVec2(1, 1));
    const float width = std::max(160.0F, std::min(kWidth, io.DisplaySize.x - 2 * kOverlayMargin));
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0),
                                        ImVec2(width, std::max(60.0F, io.DisplaySize.y - 2 * kOverlayMargin)));
    ImGui::Begin("overlay", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize);
    drawTimeline(run, words, scrubbed, wish);
    for (const RunRow& each : words.rows(run))
        drawRow(each);
    if (m_english)
        ImGui::TextWrapped("%s", utf8(words.englishNote()).constData());
    const float contents = ImGui::GetCursorPosY();
    const QRectF area(pointOf(ImGui::GetWindowPos()), QSizeF(ImGui::GetWindowWidth(), ImGui::GetWindowHeight()));
    ImGui::End();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    // A new size or new letters show a frame later.
    if (contents != m_contents || area != m_area || !m_font.isComplete())
        m_framesWanted = kSettlingFrames;
    m_contents = contents;
    m_area = area;
    return wish;
}

void Overlay::drawTimeline(const RunRecord& run, const RunSummary& words, std::optional<int> scrubbed,
                           std::optional<int>& wish) {
    ImGui::TextUnformatted(utf8(words.title()).constData());
    m_timeline = {};
    if (run.moments() == 0) {
        ImGui::TextWrapped("%s", utf8(words.noTimeline(run)).constData());
        return;
    }
    const int now = run.moments();
    int chosen = scrubbed.value_or(now);
    // Dear ImGui reads the text as a format: a per cent sign in it is doubled.
    const QByteArray format = utf8(words.place(run, scrubbed)).replace("%", "%%");
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderInt("##timeline", &chosen, 0, now, format.constData(),
                         ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput))
        wish = chosen == now ? -1 : chosen;
    m_timeline = QRectF(pointOf(ImGui::GetItemRectMin()), pointOf(ImGui::GetItemRectMax()));
}

void Overlay::drawRow(const RunRow& row) {
    ImGui::TextUnformatted(utf8(row.name).constData());
    const QByteArray value = utf8(row.value);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(value.constData()).x);
    ImGui::TextUnformatted(value.constData());
    if (row.curve.size() < 2)
        return;
    ImGui::PlotLines(("##" + row.name.toUtf8()).constData(), row.curve.data(), static_cast<int>(row.curve.size()), 0,
                     nullptr, 0, row.most, ImVec2(ImGui::GetContentRegionAvail().x, kPlotHeight));
}

void Overlay::takeEvents() {
    ImGuiIO& io = ImGui::GetIO();
    io.MouseWheel = 0;
    bool changed = false;
    while (!m_events.empty()) {
        const Event& event = m_events.front();
        if (event.button && changed)
            break;
        io.MousePos = ImVec2(static_cast<float>(event.at.x()), static_cast<float>(event.at.y()));
        io.MouseWheel += static_cast<float>(event.wheel);
        if (event.button) {
            io.MouseDown[0] = *event.button;
            changed = true;
        }
        m_events.pop_front();
    }
    if (!m_events.empty())
        m_framesWanted = kSettlingFrames;
}

void Overlay::applyColours() {
    const ThemeColours& theme = themeColours();
    const QColor text = QGuiApplication::palette().color(QPalette::WindowText);
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowRounding = 6;
    style.FrameRounding = 4;
    style.WindowBorderSize = m_focused ? 2 : 1;
    style.FrameBorderSize = 1;
    style.ItemSpacing = ImVec2(8, 3);
    style.GrabMinSize = 10;
    style.Colors[ImGuiCol_Text] = imColour(text);
    style.Colors[ImGuiCol_WindowBg] = imColour(theme.panel, currentTheme() == ThemeKind::HighContrast ? 1 : 0.94F);
    style.Colors[ImGuiCol_Border] = imColour(m_focused ? theme.focus : theme.border);
    style.Colors[ImGuiCol_FrameBg] = imColour(theme.canvas);
    style.Colors[ImGuiCol_FrameBgHovered] = imColour(theme.canvas);
    style.Colors[ImGuiCol_FrameBgActive] = imColour(theme.canvas);
    // Its text lies over the handle: the handle is an outline's colour, not the accent that text would vanish on.
    style.Colors[ImGuiCol_SliderGrab] = imColour(theme.accent, 0.45F);
    style.Colors[ImGuiCol_SliderGrabActive] = imColour(theme.accent, 0.65F);
    style.Colors[ImGuiCol_PlotLines] = imColour(theme.accent);
    style.Colors[ImGuiCol_PlotLinesHovered] = imColour(theme.focus);
    style.Colors[ImGuiCol_Separator] = imColour(theme.border);
    style.Colors[ImGuiCol_PopupBg] = imColour(theme.panel);
}

void Overlay::movedTo(const QPointF& at) {
    // Between two frames only the last place counts.
    if (!m_events.empty() && !m_events.back().button && m_events.back().wheel == 0)
        m_events.back().at = at;
    else
        m_events.push_back({at, std::nullopt, 0});
}

bool Overlay::mouseMoved(const QPointF& at) {
    const bool was = m_inside;
    m_inside = m_area.contains(at) || m_down;
    if (m_inside || was) { // it must know, too, that the mouse is gone
        movedTo(at);
        m_framesWanted = kSettlingFrames;
    }
    return m_inside;
}

bool Overlay::mousePressed(const QPointF& at) {
    m_focused = m_area.contains(at);
    if (!m_focused)
        return false;
    m_down = true;
    // Dear ImGui must have seen the mouse there before the button.
    movedTo(at);
    m_events.push_back({at, true, 0});
    m_framesWanted = kSettlingFrames;
    return true;
}

bool Overlay::mouseReleased(const QPointF& at) {
    if (!m_down)
        return false;
    m_down = false;
    m_events.push_back({at, false, 0});
    m_framesWanted = kSettlingFrames;
    return true;
}

bool Overlay::wheelTurned(const QPointF& at, double notches) {
    if (!m_area.contains(at))
        return false;
    m_events.push_back({at, std::nullopt, notches});
    m_framesWanted = kSettlingFrames;
    return true;
}

void Overlay::mouseLeft() {
    if (!m_down && m_inside)
        mouseMoved(QPointF(-1e6, -1e6));
}

} // namespace miro
