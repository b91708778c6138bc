namespace Harmonic.Figures;

/// <summary>The LaTeX commands that stand for one sign each.</summary>
internal static class LatexSymbols
{
    internal static readonly IReadOnlyDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["varepsilon"] = "ε", ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν", ["xi"] = "ξ", ["pi"] = "π",
        ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["phi"] = "φ", ["varphi"] = "φ", ["chi"] = "χ", ["psi"] = "ψ", ["omega"] = "ω",
        ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ", ["Pi"] = "Π", ["Sigma"] = "Σ", ["Phi"] = "Φ",
        ["Psi"] = "Ψ", ["Omega"] = "Ω",
        ["cdot"] = "·", ["times"] = "×", ["pm"] = "±", ["mp"] = "∓", ["approx"] = " ≈ ", ["le"] = " ≤ ", ["leq"] = " ≤ ", ["ge"] = " ≥ ",
        ["geq"] = " ≥ ", ["ne"] = " ≠ ", ["neq"] = " ≠ ", ["sim"] = " ∼ ", ["propto"] = " ∝ ", ["to"] = " → ", ["rightarrow"] = " → ",
        ["infty"] = "∞", ["sum"] = "∑", ["prod"] = "∏", ["int"] = "∫", ["partial"] = "∂", ["nabla"] = "∇", ["in"] = " ∈ ", ["ell"] = "ℓ",
        ["otimes"] = " ⊗ ", ["oplus"] = " ⊕ ", ["perp"] = " ⊥ ", ["parallel"] = " ∥ ", ["langle"] = "⟨", ["rangle"] = "⟩", ["|"] = "‖",
        ["circ"] = "°", ["degree"] = "°", ["prime"] = "′", ["ldots"] = "…", ["dots"] = "…", ["cdots"] = "⋯",
        [","] = "\u2009", [";"] = "\u2005", [":"] = "\u2005", [" "] = " ", ["!"] = "", ["quad"] = "\u2003",
        ["%"] = "%", ["#"] = "#", ["_"] = "_", ["{"] = "{", ["}"] = "}", ["&"] = "&amp;",
    };

    /// <summary>Names of functions, which stand upright.</summary>
    internal static readonly IReadOnlySet<string> Functions = new HashSet<string>
    {
        "cos", "sin", "tan", "exp", "log", "ln", "min", "max", "arg", "det", "dim", "lim", "sup", "inf", "Pr",
    };
}
